"""How long a command takes and how much memory it needs: measure.py RUNS COMMAND...

Prints the median and the slowest time in milliseconds and the largest resident size in MB. It
judges nothing. Linux only: `ru_maxrss` counts KiB there.
"""

import os
import subprocess
import sys
import time


def once(command):
    """Runs it; milliseconds and MB, or an end of the program when it fails."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    took = (time.perf_counter() - begun) * 1000
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: {said.decode()}")
    return took, usage.ru_maxrss / 1024


def main():
    runs, command = int(sys.argv[1]), sys.argv[2:]
    ends = [once([word.replace("{run}", str(run)) for word in command]) for run in range(1, runs + 1)]
    times = sorted(took for took, _ in ends)
    print(f"{times[len(times) // 2]:.1f} {times[-1]:.1f} {max(size for _, size in ends):.1f}")


main()
