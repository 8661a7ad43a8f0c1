using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>
/// The place after which a page begins: a topic and a position in it. It names a place in the reading order and no release,
/// so it goes on working when a release comes between two pages. Opaque to clients.
/// </summary>
public readonly partial record struct Cursor(string Topic, int Position)
{
    public int CompareTo(Cursor other)
    {
        var topics = string.CompareOrdinal(Topic, other.Topic);
        return topics != 0 ? topics : Position.CompareTo(other.Position);
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Topic}.{Position}")));

    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;
        if (text.Length > 200 || !Base64Url.IsValid(text)) return false;
        var match = Form().Match(Encoding.Latin1.GetString(Base64Url.DecodeFromChars(text)));
        if (!match.Success || !int.TryParse(match.Groups[2].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)) return false;
        cursor = new Cursor(match.Groups[1].Value, position);
        // One spelling a cursor, so that one page has one address.
        return cursor.ToString() == text;
    }

    [GeneratedRegex(@"\A([a-z0-9-]*)\.(-?[0-9]{1,9})\z")]
    private static partial Regex Form();
}
