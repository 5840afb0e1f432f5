"""The encodings that a page may declare, by the names that pages use for them."""

import codecs
import re

# As browsers read them: what calls itself Latin-1 or ASCII is Windows-1252, GB 2312 is GB 18030.
# No other name is believed: some codecs of Python make other things of bytes than their letters.
_CODECS = {
    "cp1252": "iso-8859-1 iso8859-1 latin1 latin-1 l1 us-ascii ascii ansi windows-1252 cp1252"
    " x-cp1252 iso-ir-100",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "cp866": "ibm866 cp866",
    "iso8859-2": "iso-8859-2 iso8859-2 latin2",
    "iso8859-3": "iso-8859-3",
    "iso8859-4": "iso-8859-4 latin4",
    "iso8859-5": "iso-8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 arabic",
    "iso8859-7": "iso-8859-7 greek",
    "iso8859-8": "iso-8859-8 iso-8859-8-i hebrew",
    "iso8859-10": "iso-8859-10 latin6",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9 latin-9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8 koi",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh x-mac-roman mac",
    "mac-cyrillic": "x-mac-cyrillic",
    "gb18030": "gb2312 gbk gb18030 x-gbk chinese gb_2312-80 csgb2312",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5 csbig5",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 korean windows-949 cseuckr",
}
_NAMES = {name: codec for codec, names in _CODECS.items() for name in names.split()}
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_LOOK = 32 * 1024
_NUL_SHARE = 0.3
_ESCAPE = b"\x1b"


def declared(data: bytes) -> str | None:
    """Return the codec that the head of a page declares, None for none, UTF-8 or an unknown one.

    A page whose head can be read as bytes and says UTF-16 is not that: it says nothing.
    """
    match = _DECLARED.search(data[:_LOOK])
    return codec_of((match[1] or match[2]).decode("ascii", "replace")) if match else None


def codec_of(name: str) -> str | None:
    """Return the codec that a page or a mail means by a name, None for UTF-8 and unknown ones."""
    return _NAMES.get(name.lower())


def shifts(data: bytes, codec: str | None) -> bool:
    """Whether bytes that are valid ASCII must be read by what they declare: Japanese of mails."""
    return codec == "iso2022_jp" and _ESCAPE in data


def wide(head: bytes) -> str | None:
    """Tell UTF-16 without a mark: every other byte is NUL, as in Latin text of that encoding."""
    half = len(head) // 2
    for codec, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if half and head[first::2].count(0) > _NUL_SHARE * half >= 4 * head[1 - first :: 2].count(
            0
        ):
            return codecs.lookup(codec).name
    return None
