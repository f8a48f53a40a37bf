"""Prints how many dead letters a service has written."""

import sys
import urllib.request

with urllib.request.urlopen(sys.argv[1] + "/actuator/prometheus", timeout=10) as page:
    lines = page.read().decode().splitlines()
print(sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("heliograph_dead_letters_total")))
