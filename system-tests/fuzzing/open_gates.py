"""Takes back what the fuzzer has paused and limited: else nothing would be delivered any more."""

import os
import urllib.request

from api import ask

PROVIDERS = os.environ["DISPATCH_URL"] + "/v1/providers"


def unlimited(provider, sender):
    request = urllib.request.Request(f"{PROVIDERS}/{provider}/senders/{sender}/limit", method="DELETE")
    request.add_header("Authorization", "Bearer " + os.environ["HELIOGRAPH_API_KEY"])
    urllib.request.urlopen(request, timeout=30).close()


ask(PROVIDERS + "/resume", {})
for provider in ask(PROVIDERS)["providers"]:
    ask(f"{PROVIDERS}/{provider['provider']}/resume", {})
    for sender in provider["senders"]:
        ask(f"{PROVIDERS}/{provider['provider']}/senders/{sender['sender']}/resume", {})
        unlimited(provider["provider"], sender["sender"])
