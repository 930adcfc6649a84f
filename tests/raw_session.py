"""A session with the running app without a browser: any header in the handshake, any message, as somebody bent on harm sends."""

import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect


@contextmanager
def session(
    address: str, *, host: str = "", origin: str | None = None, add: Iterable[tuple[str, str]] = (), resume: str = ""
) -> Iterator["Session"]:
    """A session with the app at 127.0.0.1 and the port of this address, with headers added.

    host: what it says instead of the address's own host and port. resume: the id of a session to take over. Raises Refused
    where the handshake is not answered with 101. A certificate is not looked at.
    """
    place = urlsplit(address)
    wire = socket.create_connection(("127.0.0.1", place.port), timeout=20)
    secure = ssl._create_unverified_context() if place.scheme == "https" else None
    protocols = ["streamlit", *(["x", resume] if resume else [])]
    try:
        with connect(
            f"{'wss' if secure else 'ws'}://{host or place.netloc}/_stcore/stream", sock=wire, ssl=secure, origin=origin,
            additional_headers=list(add), subprotocols=protocols, proxy=None, max_size=None, open_timeout=20,
        ) as socket_:  # fmt: skip
            yield Session(socket_)
    except InvalidStatus as problem:
        raise Refused(problem.response.status_code) from problem
    finally:
        wire.close()


class Refused(Exception):
    """The handshake was refused; its argument is the HTTP status."""


class Session:
    """What a browser would hold of a session: its id and the elements of the last run."""

    def __init__(self, wire: ClientConnection) -> None:
        self._wire, self.id, self.elements = wire, "", []

    def run(self, page: str, *, texts: dict[str, str] | None = None, press: str = "") -> str:
        """Run a page with these texts typed (label -> text) and a button pressed; answers every text on the page."""
        message = BackMsg()
        message.rerun_script.query_string, message.rerun_script.page_name = "", page
        states = message.rerun_script.widget_states.widgets
        for label, text in (texts or {}).items():
            states.add(id=self._widget("text_input", label), string_value=text)
        if press:
            states.add(id=self._widget("button", press), trigger_value=True)
        self._wire.send(message.SerializeToString())
        self.elements = []
        self._listen()
        return " ".join(filter(None, map(_text, self.elements))).replace("\\", "")

    def _listen(self) -> None:
        """Take what arrives until a run has ended that no other one follows."""
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._wire.recv(timeout=60))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.id = message.new_session.initialize.session_id
                self.elements.clear()
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self.elements.append(message.delta.new_element)
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return

    def _widget(self, kind: str, label: str) -> str:
        found = [getattr(element, kind) for element in self.elements if element.WhichOneof("type") == kind]
        return next(widget.id for widget in found if widget.label == label)


def _text(element: Element) -> str:
    kind = element.WhichOneof("type")
    body = getattr(element, kind)
    return getattr(body, "body", "") if kind in ("markdown", "alert", "heading") else ""
