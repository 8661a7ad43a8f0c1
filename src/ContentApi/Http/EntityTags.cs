using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>Walks <c>If-Match</c> or <c>If-None-Match</c> (RFC 9110 §8.8.3) without allocating. What is no entity tag is passed over.</summary>
public ref struct EntityTags(StringValues header)
{
    private readonly StringValues header = header;
    private int line = -1;
    private ReadOnlySpan<char> rest;

    /// <summary>The opaque tag with its quotes; a comma may be part of it.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    public bool IsWeak { get; private set; }

    public readonly bool IsAny => Value is "*";

    public bool MoveNext()
    {
        while (true)
        {
            rest = rest.TrimStart(" \t,");
            while (rest.IsEmpty)
            {
                if (++line >= header.Count) return false;
                rest = header[line].AsSpan().TrimStart(" \t,");
            }

            IsWeak = rest.StartsWith("W/\"", StringComparison.Ordinal);
            if (IsWeak) rest = rest[2..];
            if (rest[0] == '"' && rest[1..].IndexOf('"') is >= 0 and var length)
            {
                Value = rest[..(length + 2)];
                rest = rest[(length + 2)..];
                return true;
            }

            var end = rest.IndexOf(',');
            Value = (end < 0 ? rest : rest[..end]).TrimEnd(" \t");
            rest = end < 0 ? default : rest[end..];
            // The asterisk stands alone, never in a list.
            if (IsAny && header.Count == 1 && header[0].AsSpan().Trim(" \t") is "*") return true;
        }
    }
}
