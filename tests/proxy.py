"""Debian's nginx with the block that README gives, on 127.0.0.1 and a port of its own, stopped by its process id."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from running_app import ROOT, free_port

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
NO_NGINX = "nginx tidak terpasang; uji perantara dilewati"
NAME = "spi.contoh.go.id"
_OWN = "".join(f"{kind}_temp_path {kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))


@contextmanager
def proxying(folder: Path, upstream: str, *, port: int | None = None, upstreams: Iterable[str] = ()) -> Iterator[str]:
    """Run nginx before the app at `upstream`, with its files in `folder`; yields the address by which visitors come.

    upstreams: the processes of the app that README's block `upstream` names together.
    """
    port = port or free_port()
    _certificate(folder)
    several = recipe("upstream") if upstreams else ""
    for written, here in zip(("127.0.0.1:8501", "127.0.0.1:8502"), upstreams, strict=False):
        assert written in several
        several = several.replace(written, here.removeprefix("http://"))
    blocks = several + _block(folder, upstream, port)
    frame = f"daemon off; master_process off; pid pid; events {{}} http {{ access_log off; {_OWN} {blocks} }}"
    (folder / "nginx.conf").write_text(frame, encoding="utf-8")
    command = [NGINX, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(server, port, folder)
        yield f"https://{NAME}:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def recipe(begins: str = r"map \$http_upgrade") -> str:
    """The block of README for nginx that begins so, as it stands there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(rf"^    {begins}.*?^    }}\n\n", text, re.DOTALL | re.MULTILINE).group(0)


def _block(folder: Path, upstream: str, port: int) -> str:
    """README's block for this port, this app and this certificate; every other word of it stays."""
    said = recipe()
    for written, here in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"), ("http://127.0.0.1:8501", upstream),
        ("/etc/ssl/spi.pem", str(folder / "spi.pem")), ("/etc/ssl/spi.key", str(folder / "spi.key")),
    ):  # fmt: skip
        assert written in said, written
        said = said.replace(written, here)
    return said


def _certificate(folder: Path) -> None:
    key, name, now = ec.generate_private_key(ec.SECP256R1()), x509.Name([]), datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=True).sign(key, hashes.SHA256())
    (folder / "spi.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "spi.key").write_bytes(key.private_bytes(*form))


def _wait(server: subprocess.Popen, port: int, folder: Path) -> None:
    for _ in range(100):
        if server.poll() is not None:
            raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("nginx tidak menjawab")
