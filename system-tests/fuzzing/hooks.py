"""Lets the fuzzer past the signatures, and gives texts recipients that can have them."""

import base64
import hashlib
import hmac
import json
import os
import time
import urllib.parse

import requests.adapters
import schemathesis

SETTINGS = os.environ


def stripe_signature(body):
    at = str(int(time.time()))
    secret = SETTINGS["STRIPE_WEBHOOK_SECRETS"].split(",")[0].strip()
    signed = hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"


def twilio_signature(path, body):
    fields = {}
    for name, value in urllib.parse.parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
        fields.setdefault(name, set()).add(value)
    text = SETTINGS["PUBLIC_URL"].rstrip("/") + path
    text += "".join(name + value for name in sorted(fields) for value in sorted(fields[name]))
    token = SETTINGS["TWILIO_AUTH_TOKEN"].encode()
    return base64.b64encode(hmac.new(token, text.encode(), hashlib.sha1).digest()).decode()


def body_of(request):
    body = request.body or b""
    return body.encode() if isinstance(body, str) else body


def sign(request):
    """Every fifth request keeps what the fuzzer made of its signature."""
    body = body_of(request)
    if hashlib.sha256(body).digest()[0] % 5 == 0:
        return
    path = urllib.parse.urlsplit(request.url).path
    if path == "/webhooks/stripe" and "Stripe-Signature" in request.headers:
        request.headers["Stripe-Signature"] = stripe_signature(body)
    elif path.startswith("/webhooks/twilio/") and "X-Twilio-Signature" in request.headers:
        request.headers["X-Twilio-Signature"] = twilio_signature(request.path_url, body)


unsigned_send = requests.adapters.HTTPAdapter.send


def signed_send(self, request, *args, **kwargs):
    sign(request)
    return unsigned_send(self, request, *args, **kwargs)


requests.adapters.HTTPAdapter.send = signed_send


@schemathesis.hook
def map_body(context, body):
    operation = context.operation
    if not isinstance(body, dict) or operation is None:
        return body
    if operation.path == "/v1/messages" and isinstance(body.get("to"), str) and len(body["to"]) % 4:
        body["to"] = "+1555123%04d" % (len(json.dumps(body)) % 10000)
    if operation.path.startswith("/webhooks/twilio/") and isinstance(body.get("AccountSid"), str):
        body["AccountSid"] = SETTINGS["TWILIO_ACCOUNT_SID"]
    return body
