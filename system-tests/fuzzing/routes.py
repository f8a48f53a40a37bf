"""Prints how many paths the document of a service has."""

import sys

from api import ask

print(len(ask(sys.argv[1] + "/v3/api-docs")["paths"]))
