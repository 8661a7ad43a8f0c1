using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>What a request will take: media types (RFC 9110 §12.5.1) and content codings (§12.5.3).</summary>
public static class Negotiation
{
    /// <summary>The answer or the form of it that <c>Accept</c> weighs most; the answer itself where it is equal. Null: none is acceptable.</summary>
    public static Representation? Choose(Representation answer, StringValues accept)
    {
        var heaviest = WeightOf(answer.MediaType, accept);
        if (heaviest == WeightedList.MaxWeight || answer.OtherFormats is not { } others) return heaviest > 0 ? answer : null;

        Format? chosen = null;
        foreach (var form in others.All)
        {
            var weight = WeightOf(form.MediaType, accept);
            if (weight > heaviest) (heaviest, chosen) = (weight, form);
        }

        if (chosen is not null) return others.Make(answer, chosen);
        return heaviest > 0 ? answer : null;
    }

    /// <summary>The weight that <c>Accept</c> gives to a media type, in thousandths; 0 refuses it. The most specific range decides.</summary>
    public static int WeightOf(string mediaType, StringValues accept)
    {
        if (accept.Count == 0 || (accept.Count == 1 && (accept[0] is "*/*" || string.IsNullOrWhiteSpace(accept[0])))) return WeightedList.MaxWeight;

        var (weight, specificity) = (0, 0);
        var ranges = new WeightedList(accept);
        while (ranges.MoveNext())
        {
            var found = Specificity(ranges.Value, mediaType);
            if (found < specificity || found == 0) continue;
            weight = found > specificity ? ranges.Weight : Math.Max(weight, ranges.Weight);
            specificity = found;
        }

        return weight;
    }

    private static int Specificity(ReadOnlySpan<char> range, ReadOnlySpan<char> mediaType)
    {
        if (range.Equals(mediaType, StringComparison.OrdinalIgnoreCase)) return 3;
        if (range is "*/*") return 1;
        return range.EndsWith("/*") && mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 2 : 0;
    }
}

/// <summary>The weight of each coding that we have, in thousandths; 0 refuses it.</summary>
public readonly record struct CodingWeights(int Brotli, int Gzip, int Identity)
{
    // Acceptable, but nobody asked for it.
    private const int Least = 1;

    public static CodingWeights Of(StringValues acceptEncoding)
    {
        // Without the header every coding is acceptable; but who says nothing can often decode nothing.
        if (acceptEncoding.Count == 0) return new(Least, Least, WeightedList.MaxWeight);

        int? brotli = null, gzip = null, identity = null, any = null;
        var codings = new WeightedList(acceptEncoding);
        while (codings.MoveNext())
        {
            if (Is(codings.Value, "br")) brotli = codings.Weight;
            else if (Is(codings.Value, "gzip") || Is(codings.Value, "x-gzip")) gzip = codings.Weight;
            else if (Is(codings.Value, "identity")) identity = codings.Weight;
            else if (codings.Value is "*") any = codings.Weight;
        }

        return new(brotli ?? any ?? 0, gzip ?? any ?? 0, identity ?? any ?? Least);
    }

    /// <summary>The heaviest; of equals the smallest. A coding that makes the body no smaller is sent only where identity is refused.</summary>
    public EncodedRepresentation? Choose(Representation answer)
    {
        if (answer.FileName is not null) return answer.Identity;
        if (Brotli > 0 && Brotli >= Gzip && Brotli >= Identity && Pays(answer.Brotli, answer)) return answer.Brotli;
        if (Gzip > 0 && Gzip >= Identity && Pays(answer.Gzipped, answer)) return answer.Gzipped;
        return Identity > 0 ? answer.Identity : null;
    }

    public bool Accept(EncodedRepresentation coded, Representation answer) => (coded == answer.Identity ? Identity : coded == answer.Brotli ? Brotli : Gzip) > 0;

    private bool Pays(EncodedRepresentation coded, Representation answer) => Identity == 0 || coded.Bytes.Length < answer.Identity.Bytes.Length;

    private static bool Is(ReadOnlySpan<char> value, string coding) => value.Equals(coding, StringComparison.OrdinalIgnoreCase);
}
