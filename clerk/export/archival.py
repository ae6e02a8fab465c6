"""What a tagged PDF needs beyond its tags to be an archive's (PDF/A-2a), and what a file may say of itself.

A claim that is not so is worse than none: `claims` looks at the finished document, and the metadata say only what it
found. tests/export/test_validators.py has every style and sample read by an independent checker.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from clerk.export.tagged import Node

# With reportlab's `invariant`, every file is made at this moment: the same draft gives the same bytes.
MADE = "2000-01-01T00:00:00+00:00"
_SRGB = "sRGB IEC61966-2.1"
_RGB_SPACES = {"/DeviceRGB", "/DeviceGray"}

# A fourth more bytes for letters alone, which nothing has needed for twenty years.
rl_config.useA85 = 0


def _stream_format(self: Any, document: Any) -> bytes:
    """Write a stream with the line end before `endstream` that PDF/A asks for; reportlab's own leaves it out."""
    dictionary = pdfdoc.PDFDictionary(self.dictionary.dict.copy())
    content = self.content
    filters = document.defaultStreamFilters if self.filters is None else self.filters
    if filters and "Filter" not in dictionary.dict:
        for each in reversed(list(filters)):
            content = each.encode(content)
        dictionary["Filter"] = pdfdoc.PDFArray([pdfdoc.PDFName(each.pdfname) for each in filters])
    data = pdfdoc.format(document.encrypt.encode(content), document)
    dictionary["Length"] = len(data)
    made: bytes = pdfdoc.format(dictionary, document) + b"\nstream\n" + data + b"\r\nendstream\n"
    return made


pdfdoc.PDFStream.format = _stream_format

for _owner, _keys in ((pdfdoc.PDFCatalog, ("OutputIntents",)), (pdfdoc.PDFPage, ("Group",))):
    for _key in _keys:
        if _key not in _owner.__NoDefault__:
            _owner.__NoDefault__.append(_key)


class Claims(NamedTuple):
    """Which standards a document keeps, and why not where it does not."""

    accessible: bool
    archival: bool
    faults: tuple[str, ...]


def claims(document: Any, root: Node, title: str, language: str) -> Claims:
    """Return which standards a finished document may say that it keeps.

    Args:
        document: reportlab's document, all pages drawn.
        root: the document's structure.
        title: as the reader's window will show it.
        language: of the words.
    """
    access, archive = list(_structure_faults(root)), []
    if not title.strip():
        access.append("it has no title")
    if not language.strip():
        access.append("its language is not said")
    access += [
        f"the font {name} is not in the file"
        for name in sorted(document.fontMapping)
        if not isinstance(pdfdoc.pdfmetrics.getFont(name), TTFont)
    ]
    for each in document.idToObject.values():
        space = getattr(each, "colorSpace", None)
        if isinstance(space, str) and f"/{space.lstrip('/')}" not in _RGB_SPACES:
            archive.append(f"a picture is in the colours of {space.lstrip('/')}")
    return Claims(not access, not access and not archive, (*access, *archive))


def _structure_faults(root: Node) -> Iterator[str]:
    level = 0
    for node in _walk(root):
        if node.tag[:1] == "H" and node.tag[1:].isdigit():
            here = int(node.tag[1:])
            if here > level + 1:
                yield f"a heading of level {here} follows one of level {level}"
            level = here


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if not isinstance(kid, tuple):
            yield from _walk(kid)


@lru_cache(maxsize=1)
def _profile() -> bytes:
    """Return the sRGB colour profile, dated as everything is."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # The date (bytes 24 to 35) is that of the moment, and the rest of the file the same every time.
    made[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(made)


def add_colours(document: Any) -> None:
    """Say what red, green and blue are in the document, on all its pages, also where something is see-through."""
    name, text = pdfdoc.PDFName, pdfdoc.PDFString
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _profile(), [pdfdoc.PDFZCompress])
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": text(_SRGB),
        "Info": text(_SRGB),
        "DestOutputProfile": document.Reference(stream),
    }
    document.Catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])
    group = {"Type": name("Group"), "S": name("Transparency"), "CS": name("DeviceRGB")}
    for page in document.Pages.pages:
        page.Group = pdfdoc.PDFDictionary(group)


# PDF/A knows no property by itself that says PDF/UA: it has to be described.
_UA_DESCRIBED = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file keeps</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_UA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>"""
_A = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance></rdf:Description>"""


def metadata(info: Any, language: str, kept: Claims) -> bytes:
    """Return the document's metadata, in the words that PDF/A and PDF/UA read."""
    title, author, subject = (escape(str(text)) for text in (info.title, info.author, info.subject))
    said = (_UA if kept.accessible else "") + (_A if kept.archival else "")
    if kept.accessible and kept.archival:
        said += _UA_DESCRIBED
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{escape(str(info.creator))}</xmp:CreatorTool><pdf:Producer>{escape(str(info.producer))}</pdf:Producer>
<xmp:CreateDate>{MADE}</xmp:CreateDate><xmp:ModifyDate>{MADE}</xmp:ModifyDate></rdf:Description>{said}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
