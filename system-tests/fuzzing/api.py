"""Asks the stack."""

import json
import os
import urllib.request


def ask(url, body=None):
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode())
    request.add_header("Authorization", "Bearer " + os.environ["HELIOGRAPH_API_KEY"])
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)
