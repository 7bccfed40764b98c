#!/usr/bin/env python3
"""Writes src/domain/holiday/public.txt, the public holidays that opsctl knows.

    python3 .data/public_holidays.py            writes the file
    python3 .data/public_holidays.py --check    fails when the file is not what would be written;
                                                exit code 69 when PyPI cannot be reached

The source is the package `holidays` of PyPI in exactly the version below; it is installed into a
folder of its own that goes away again. To take a newer one, raise VERSION, run, read the diff.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import venv

VERSION = "0.108"
YEARS = range(2020, 2036)
TARGET = pathlib.Path(__file__).resolve().parent.parent / "src/domain/holiday/public.txt"

# The names are English, like everything else that opsctl says. A country that is not here with its
# regions has none, or they make no difference (Austria, Belgium), or they are left out: of the
# United States only the federal days are kept, of Italy and Portugal no day of one town alone.
COUNTRIES = {
    "AT": "",
    "BE": "",
    "CH": "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH",
    "DE": "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
    "EG": "",
    "ES": "AN AR AS CB CE CL CM CN CT EX GA IB MC MD ML NC PV RI VC",
    "FR": "alsace-moselle 971 972 973 974 976 BL MF NC PF PM TF WF",
    "GB": "ENG NIR SCT WLS",
    "IE": "",
    "IT": "BZ",
    "LU": "",
    "NL": "",
    "PT": "20 30",
    "US": "",
}
# Regions that the source knows by another name.
NAMED = {"alsace-moselle": "6AE"}
LANGUAGE = {"GB": "en_GB", "IE": "en_IE"}
# Whoever writes GB means England and Wales, not the few days that all four nations share.
PLAIN = {"GB": "ENG"}
# Egypt moves its fixed days by a decree for each, and Spain publishes the days of its regions every
# autumn for the next year. The source knows them up to this year and guesses the others.
ANNOUNCED = {"EG": 2025, "ES": 2026}


def days(country, region):
    """(date, name, whether the package calls it an estimate) of one region."""
    from holidays import country_holidays

    # One year more: a day of January may be observed in December.
    years = range(YEARS[0], YEARS[-1] + 2)
    found = country_holidays(country, subdiv=region, years=years, language=LANGUAGE.get(country, "en_US"))
    for date, names in found.items():
        if date.year not in YEARS:
            continue
        estimates, kept = [], []
        for name in names.split("; "):
            plain = name.replace("(observed, estimated)", "(observed)").replace(" (estimated)", "")
            unannounced = "(observed)" in plain and date.year > ANNOUNCED.get(country, YEARS[-1])
            estimates.append(plain != name or unannounced)
            if plain not in kept:
                kept.append(plain)
        # Of two on one day the certain one makes the day certain.
        yield date, "; ".join(kept), all(estimates)


def country_lines(country, regions):
    """The lines of one country, in the order of the first date in each."""
    keys = {"-": PLAIN.get(country)} | {region: NAMED.get(region, region) for region in regions.split()}
    holders = {}
    for key, region in keys.items():
        for day in days(country, region):
            holders.setdefault(day, []).append(key)
    dates = {}
    for (date, name, estimate), who in sorted(holders.items()):
        unannounced = "-" not in who and date.year > ANNOUNCED.get(country, YEARS[-1])
        who = "*" if who == list(keys) else " ".join(who)
        dates.setdefault((name, who), []).append((date, estimate or unannounced))
    for (name, who), found in dates.items():
        days_of_year = {f"{date:%m-%d}" for date, _ in found}
        if len(days_of_year) == 1 and len(found) == len(YEARS) and not any(estimate for _, estimate in found):
            when = days_of_year.pop()
        else:
            when = " ".join(f"{date}~" if estimate else f"{date}" for date, estimate in found)
        yield f"{name} | {who} | {when}"


def lines():
    """The text of the file, line by line."""
    yield "# The public holidays that opsctl knows, made by .data/public_holidays.py: change that, not this."
    yield "# A line is a name, who has the day (`*`: everybody, `-`: the country where no region is named)"
    yield "# and when: a date, or month and day for every year; `~` marks an estimate."
    yield f"source PyPI holidays {VERSION} (MIT licence, Vacanza Team and contributors)"
    yield f"years {YEARS[0]} {YEARS[-1]}"
    for country, regions in COUNTRIES.items():
        yield ""
        yield f"country {country} {regions}".rstrip()
        yield from country_lines(country, regions)


def installed():
    """Runs this script again where the package is, and returns what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        python = pathlib.Path(folder, "bin", "python")
        wanted = f"holidays=={VERSION}"
        try:
            venv.create(folder, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", wanted], check=True)
        except subprocess.CalledProcessError:
            print(f"cannot install {wanted} from PyPI", file=sys.stderr)
            sys.exit(os.EX_UNAVAILABLE)
        return subprocess.run([python, __file__, "--print"], check=True, stdout=subprocess.PIPE).stdout


def main(words):
    if words == ["--print"]:
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines()).encode())
    elif words == ["--check"]:
        if TARGET.read_bytes() != installed():
            sys.exit(f"{TARGET} is not what {__file__} writes")
    elif not words:
        TARGET.write_bytes(installed())
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
