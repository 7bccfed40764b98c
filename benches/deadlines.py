"""The same deadlines by Python's `businesstimedelta`: deadlines.py FILE, as benches/deadlines.rs writes it.

Prints how many deadlines a second each of the two makes. Ends with 1 when they differ in a deadline,
or when opsctl makes less than a million a second or is less than 300 times faster.
"""

import datetime
import importlib.metadata
import platform
import sys
import time

import businesstimedelta
import holidays
import pytz

LEAST = 1_000_000
RATIO = 300


def rules():
    paris = pytz.timezone("Europe/Paris")
    day, noon = datetime.time, {"start_time": datetime.time(13), "end_time": datetime.time(14)}
    work = businesstimedelta.WorkDayRule(start_time=day(9), end_time=day(18), working_days=range(5), tz=paris)
    lunch = businesstimedelta.LunchTimeRule(**noon, working_days=range(5), tz=paris)
    free = businesstimedelta.HolidayRule(holidays.country_holidays("FR", years=range(2025, 2030)), tz=paris)
    return businesstimedelta.Rules([work, lunch, free])


def main():
    first, *lines = open(sys.argv[1], encoding="ascii").read().splitlines()
    cold, warm, days = (int(nanoseconds) / 1e9 for nanoseconds in first.split())
    cases = [tuple(map(int, line.split())) for line in lines]
    hours = rules()
    moment = lambda second: datetime.datetime.fromtimestamp(second, pytz.utc)
    length = lambda minutes: businesstimedelta.BusinessTimeDelta(hours, seconds=60 * minutes)
    todo = [(moment(start), length(minutes)) for start, minutes, _ in cases]
    begun = time.perf_counter()
    found = [start + length for start, length in todo]
    took = time.perf_counter() - begun
    same = sum(int(due.timestamp()) == case[2] for due, case in zip(found, cases))

    count = len(cases)
    version = importlib.metadata.version("businesstimedelta")
    ratio = took / warm
    print(f"opsctl                   {count / warm:>12,.0f} deadlines/s ({count / cold:,.0f}/s in the first round)")
    print(f"businesstimedelta {version:<6} {count / took:>12,.0f} deadlines/s (Python {platform.python_version()})")
    print(f"opsctl, two working days {count / days:>12,.0f} deadlines/s")
    print(f"ratio {ratio:,.0f}; {same:,} of {count:,} deadlines are the same")
    sys.exit(same != count or count / warm < LEAST or ratio < RATIO)


main()
