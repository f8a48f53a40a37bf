"""Shows the records that became dead letters since a time; not those that were some before and were sent again."""

import os
import sys
import urllib.parse

from api import ask

letters, cursor = [], ""
while cursor is not None:
    query = {"from": sys.argv[1], "limit": "200"} | ({"cursor": cursor} if cursor else {})
    page = ask(os.environ["STATUS_URL"] + "/v1/dead-letters?" + urllib.parse.urlencode(query))
    letters += [letter for letter in page["items"] if letter["former"] is None]
    cursor = page["next"]
for letter in letters:
    print(letter["id"], letter["origin"]["topic"], letter["origin"]["consumer"], letter["reason"])
print(f"dead letters: {len(letters)}")
sys.exit(bool(letters))
