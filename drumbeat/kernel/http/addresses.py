"""Which addresses the server may call by itself: public ones in their one usual spelling. Pure, no look-ups."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

DISGUISES = tuple(
    ip_network(text)
    for text in (
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "::ffff:0:0:0/96",  # IPv4-translated
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 of one's own network
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "fec0::/10",  # site-local, withdrawn but still routed by some
    )
)
"""IPv6 forms that carry an IPv4 address, which then escapes a check made on the outside form."""
PORTS = (80, 443)
FREE_PORTS = 1024
"""From here on any port may be called; below it only PORTS: mail, shells and databases are not for us to knock at."""


def is_public(address: str) -> bool:
    """Return whether a resolved address belongs to the public internet."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if found.is_multicast or found.is_reserved or found.is_unspecified or not found.is_global:
        return False
    return not any(found.version == net.version and found in net for net in DISGUISES)


def is_plain_host(host: str) -> bool:
    """Return whether the host is a name, or an address in its usual form: never `2130706433`, `0x7f.1` or `0177.0.0.1`.

    Resolvers read such numbers as addresses while most checks take them for names.
    """
    try:
        return str(ip_address(host)) == host.lower()
    except ValueError:
        pass
    labels = host.rstrip(".").split(".")
    last = labels[-1]
    return len(labels) > 1 and bool(last) and not last[0].isdigit() and not host.endswith("..")


def is_open_port(port: int | None) -> bool:
    """Return whether a port may be called; None is the scheme's own."""
    return port is None or port in PORTS or FREE_PORTS <= port < 1 << 16
