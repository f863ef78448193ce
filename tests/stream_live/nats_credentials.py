# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""An operator of NATS with an account and users, as `nsc` makes them: keys in base32 that say what
they are of, and what each may in JSON Web Tokens, signed from above."""

import base64
import json
import os
import time

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEED, OPERATOR, ACCOUNT, USER = 18 << 3, 14 << 3, 0, 20 << 3
UNLIMITED = dict.fromkeys(("subs", "data", "payload", "imports", "exports", "conn", "leaf",
                           "mem_storage", "disk_storage", "streams", "consumer"), -1)


def crc16(data):
    """XMODEM's."""
    crc = 0
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc


def in_base32(data):
    return base64.b32encode(data + crc16(data).to_bytes(2, "little")).decode().rstrip("=")


def in_base64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


class Key:
    def __init__(self, kind):
        self.kind = kind
        self.private = Ed25519PrivateKey.generate()

    @property
    def name(self):
        """The public key."""
        raw = self.private.public_key().public_bytes(serialization.Encoding.Raw,
                                                     serialization.PublicFormat.Raw)
        return in_base32(bytes([self.kind]) + raw)

    @property
    def seed(self):
        raw = self.private.private_bytes(serialization.Encoding.Raw, serialization.PrivateFormat.Raw,
                                         serialization.NoEncryption())
        return in_base32(bytes([SEED | self.kind >> 5, (self.kind & 31) << 3]) + raw)

    def token(self, of, kind, **claims):
        """What this key says of another."""
        said = {"jti": of.name, "iat": int(time.time()), "iss": self.name, "name": kind, "sub": of.name,
                "nats": {**claims, "type": kind, "version": 2}}
        text = ".".join(in_base64(json.dumps(part).encode())
                        for part in ({"typ": "JWT", "alg": "ed25519-nkey"}, said))
        return text + "." + in_base64(self.private.sign(text.encode()))


class Operator:
    """Its configuration, and the credentials that it gives."""

    def __init__(self):
        self.key, self.account, system = Key(OPERATOR), Key(ACCOUNT), Key(ACCOUNT)
        accounts = {key.name: self.key.token(key, "account", limits={**UNLIMITED, "wildcards": True})
                    for key in (self.account, system)}
        # The system account may have no storage of its own.
        accounts[system.name] = self.key.token(system, "account", limits={"subs": -1, "conn": -1})
        self.config = f"""jetstream {{}}
operator: {self.key.token(self.key, "operator")}
system_account: {system.name}
resolver: MEMORY
resolver_preload: {json.dumps(accounts)}
"""

    def credentials(self, folder, name, **permissions):
        """A file of them for a user with these permissions."""
        user = Key(USER)
        token = self.account.token(user, "user", subs=-1, data=-1, payload=-1, **permissions)
        path = os.path.join(folder, name + ".creds")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"-----BEGIN NATS USER JWT-----\n{token}\n------END NATS USER JWT------\n\n"
                       f"-----BEGIN USER NKEY SEED-----\n{user.seed}\n------END USER NKEY SEED------\n")
        return path
