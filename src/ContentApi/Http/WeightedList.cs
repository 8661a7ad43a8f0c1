using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>Walks a header such as <c>br, gzip;q=0.8</c> (RFC 9110 §12.4.2) without allocating.</summary>
public ref struct WeightedList(StringValues header)
{
    public const int MaxWeight = 1000;

    private readonly StringValues header = header;
    private int line = -1;
    private ReadOnlySpan<char> rest;

    /// <summary>What is weighed, without its parameters.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Thousandths; 0 refuses.</summary>
    public int Weight { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            while (rest.IsEmpty)
            {
                if (++line >= header.Count) return false;
                rest = header[line];
            }

            var element = Take(ref rest, ',');
            Value = Take(ref element, ';').Trim(" \t");
            if (Value.IsEmpty) continue;
            Weight = WeightOf(element);
            return true;
        }
    }

    private static int WeightOf(ReadOnlySpan<char> parameters)
    {
        while (!parameters.IsEmpty)
        {
            var parameter = Take(ref parameters, ';').Trim(" \t");
            if (!parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) continue;
            // What is no weight is passed over, as if it had not been sent.
            return decimal.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight <= 1
                ? (int)(weight * MaxWeight)
                : MaxWeight;
        }

        return MaxWeight;
    }

    private static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> rest, char separator)
    {
        var end = rest.IndexOf(separator);
        var taken = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return taken;
    }
}
