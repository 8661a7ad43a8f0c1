using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ContentApi.Http;

/// <summary>Strict percent-decoding (RFC 3986): the framework passes on what it cannot decode as if it were text.</summary>
public static class PercentEncoding
{
    /// <summary>Null when an escape is broken, the bytes are not UTF-8, or the text has control characters, NUL among them.</summary>
    public static string? Decode(ReadOnlySpan<char> encoded)
    {
        if (!Ascii.IsValid(encoded)) return null;
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++, length++)
        {
            bytes[length] = (byte)encoded[i];
            if (encoded[i] != '%') continue;
            if (i + 2 >= encoded.Length
                || Convert.FromHexString(encoded.Slice(i + 1, 2), bytes.AsSpan(length, 1), out _, out _) != OperationStatus.Done) return null;
            i += 2;
        }

        var text = bytes.AsSpan(0, length);
        if (!Utf8.IsValid(text)) return null;
        var decoded = Encoding.UTF8.GetString(text);
        return HasControls(decoded) ? null : decoded;
    }

    public static bool HasControls(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character)) return true;
        }

        return false;
    }
}
