"""Promises for mailing services: payloads that their schemas take, merge tags to the byte, strangers' tags inert.

The stand-ins check what each service publishes of its API: which keys there are, which are required, of which type.
"""

from __future__ import annotations

import http.server
import json
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from newsletter.config.schema import MailSettings
from newsletter.errors import RenderError
from newsletter.issuefile import parse, write
from newsletter.models import Issue, Section, Story
from newsletter.render.editions import Editions
from newsletter.render.publication import Publication
from tests.render.examples import PLAIN, SETTINGS

TAGS = {
    "listmonk": ("{{ UnsubscribeURL }}", "{{ .Subscriber.FirstName }}"),
    "buttondown": ("{{ unsubscribe_url }}", "{{ subscriber.email }}"),
    "mailchimp": ("*|UNSUB|*", "*|FNAME|*"),
    "ghost": ("{unsubscribe_url}", '{first_name, "there"}'),
    "keila": ("{{ unsubscribe_link }}", "{{ contact.first_name }}"),
}
LISTS = {"listmonk": ("1", "2"), "mailchimp": ("abc",), "keila": ("sgm_1",)}
# key → (type, required)
SCHEMAS: dict[str, Any] = {
    "listmonk": {
        "name": (str, True),
        "subject": (str, True),
        "lists": ([int], True),
        "from_email": (str, False),
        "type": ({"regular", "optin"}, True),
        "content_type": ({"richtext", "html", "markdown", "plain", "visual"}, True),
        "messenger": (str, False),
        "body": (str, True),
        "altbody": (str, False),
        "send_at": (str, False),
        "tags": ([str], False),
        "headers": ([dict], False),
        "template_id": (int, False),
    },
    "buttondown": {
        "subject": (str, True),
        "body": (str, True),
        "description": (str, False),
        "canonical_url": (str, False),
        "status": ({"draft", "scheduled", "about_to_send"}, False),
        "publish_date": (str, False),
        "metadata": (dict, False),
        "slug": (str, False),
        "image": (str, False),
        "email_type": ({"public", "private", "premium", "free"}, False),
        "secondary_id": (int, False),
        "featured": (bool, False),
        "commenting_mode": (str, False),
    },
    "mailchimp": {
        "campaign": (
            {
                "type": ({"regular", "plaintext"}, True),
                "recipients": ({"list_id": (str, True)}, False),
                "settings": (
                    {
                        "subject_line": (str, True),
                        "preview_text": (str, False),
                        "title": (str, False),
                        "from_name": (str, True),
                        "reply_to": (str, True),
                    },
                    True,
                ),
            },
            True,
        ),
        "content": ({"html": (str, True), "plain_text": (str, False)}, True),
        "schedule": ({"schedule_time": (str, True)}, False),
    },
    "ghost": {
        "posts": (
            [
                {
                    "title": (str, True),
                    "html": (str, True),
                    "status": ({"draft", "scheduled", "published"}, False),
                    "published_at": (str, False),
                    "tags": ([{"name": (str, True)}], False),
                    "custom_excerpt": (str, False),
                    "email_subject": (str, False),
                    "canonical_url": (str, False),
                    "slug": (str, False),
                    "feature_image": (str, False),
                    "visibility": ({"public", "members", "paid"}, False),
                }
            ],
            True,
        )
    },
    "keila": {
        "data": (
            {
                "subject": (str, True),
                "preview_text": (str, False),
                "html_body": (str, False),
                "text_body": (str, False),
                "settings": ({"type": ({"markdown", "text", "block", "mjml", "html"}, True)}, True),
                "segment_id": (str, False),
                "template_id": (str, False),
                "sender_id": (str, False),
                "json_body": (dict, False),
                "mjml_body": (str, False),
                "data": (dict, False),
            },
            True,
        )
    },
}


def fault(value: Any, schema: Any, where: str = "") -> str:
    """Return what a service would refuse; '' when it takes the value."""
    if isinstance(schema, type):
        return "" if type(value) is schema else f"{where}: {value!r:.40} is no {schema.__name__}"
    if isinstance(schema, set):
        return "" if value in schema else f"{where}: {value!r:.40}"
    if isinstance(schema, list):
        if not isinstance(value, list):
            return f"{where} is no list"
        return next(filter(None, (fault(item, schema[0], f"{where}[]") for item in value)), "")
    if not isinstance(value, dict):
        return f"{where} is no object"
    unknown = set(value) - set(schema)
    missing = {key for key, (_, required) in schema.items() if required} - set(value)
    if unknown or missing:
        return f"{where}: unknown {sorted(unknown)}, missing {sorted(missing)}"
    return next(filter(None, (fault(value[key], schema[key][0], f"{where}.{key}") for key in value)), "")


@contextmanager
def stand_in(service: str) -> Iterator[str]:
    """Run a stand-in for a service's API on loopback: it answers 201 to what the schema takes, 422 to anything else."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            wrong = fault(body, SCHEMAS[service])
            self.send_response(422 if wrong else 201)
            self.end_headers()
            self.wfile.write(wrong.encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def publication(service: str, **more: Any) -> Publication:
    leave, name = TAGS[service]
    settings = replace(
        SETTINGS, unsubscribe=leave, footer=f"Dear {name}, [go]({leave}).", web_url="https://example.org/{date}/"
    )
    return Publication("The Letter", render=settings, mail=MailSettings(service=service, lists=LISTS.get(service, ())), **more)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


def payload(service: str, issue: Issue = PLAIN, **more: Any) -> Any:
    return json.loads(str(Editions(parse(write(issue)), publication(service, **more)).make("json")))


@pytest.mark.parametrize("service", TAGS)
@pytest.mark.parametrize("sent_at", [None, datetime(2025, 11, 15, 8, tzinfo=UTC)])
def test_the_services_api_takes_what_is_rendered_for_it(service: str, sent_at: datetime | None) -> None:
    body = json.dumps(payload(service, sent_at=sent_at)).encode()
    with stand_in(service) as url:
        request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as response:
            assert response.status == 201
    assert fault({}, SCHEMAS[service])


def test_mailchimp_is_asked_to_send_on_a_quarter_of_an_hour_as_it_does() -> None:
    for minute, sent in ((0, "08:00"), (1, "08:15"), (46, "09:00")):
        moment = datetime(2025, 11, 15, 10, minute, tzinfo=timezone(timedelta(hours=2)))
        assert payload("mailchimp", sent_at=moment)["schedule"]["schedule_time"] == f"2025-11-15T{sent}:00+00:00"


def test_the_services_own_template_is_named_where_it_is_configured() -> None:
    def body(service: str, template: str) -> Any:
        own = publication(service)
        return json.loads(
            str(Editions(parse(write(PLAIN)), replace(own, mail=replace(own.mail, template=template))).make("json"))
        )

    assert body("listmonk", "7")["template_id"] == 7
    assert body("keila", "tpl_1")["data"]["template_id"] == "tpl_1"
    with pytest.raises(RenderError, match=r"\[mail\] template"):
        body("listmonk", "plain")


@pytest.mark.parametrize("service", TAGS)
def test_the_editors_merge_tags_arrive_to_the_byte(service: str) -> None:
    leave, name = TAGS[service]
    editions = Editions(parse(write(PLAIN)), publication(service))
    mail = str(editions.make("email"))
    assert f'<a href="{leave}"' in mail
    assert f"Dear {name}, <a" in mail
    assert f"Dear {name}" in str(editions.make("text"))
    assert f"\nList-Unsubscribe: <{leave}>\n" in editions.make("eml").decode()  # type: ignore[union-attr]


@pytest.mark.parametrize("service", TAGS)
def test_a_strangers_tag_is_inert_and_still_to_be_read(service: str) -> None:
    strange = f"{TAGS[service][0]} {{{{ x }}}} {{% y %}} *|EMAIL|*"
    issue = Issue(strange, "2025-11-14", sections=(Section("S", (Story(strange, strange, "https://x.example/"),)),))
    for text in texts(payload(service, issue)):
        for own in TAGS[service]:
            text = (
                text.replace(f'href="{own}"', "").replace(f"Dear {own}", "").replace(f"]({own})", "").replace(f"go ({own})", "")
            )
            text = text.replace(f"Unsubscribe:\n{own}", "")
        if service in ("mailchimp",):
            assert "*|" not in text
        elif service == "ghost":
            assert "{unsubscribe_url}" not in text
        elif "html" not in text[:30]:
            assert "{{" not in text


def test_a_tag_of_another_service_or_of_none_is_refused_with_what_there_is() -> None:
    settings = replace(SETTINGS, unsubscribe="{{ SomethingElse }}")
    for service, said in (("listmonk", "UnsubscribeURL"), ("", r"\[mail\] service")):
        editions = Editions(
            parse(write(PLAIN)), Publication("L", render=settings, mail=MailSettings(service=service, lists=("1",)))
        )
        with pytest.raises(RenderError, match=said):
            editions.make("email")


def test_what_a_service_needs_and_the_settings_lack_is_said() -> None:
    for service, settings, said in (("listmonk", SETTINGS, "lists"), ("mailchimp", replace(SETTINGS, sender=""), "reply_to")):
        editions = Editions(parse(write(PLAIN)), Publication("L", render=settings, mail=MailSettings(service=service)))
        with pytest.raises(RenderError, match=said):
            editions.make("json")
