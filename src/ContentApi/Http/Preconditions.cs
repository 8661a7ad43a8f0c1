using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http;

public enum Precondition
{
    Passed,
    NotModified,
    Failed,
}

/// <summary>Conditional requests, GET and HEAD (RFC 9110 §13).</summary>
public static class Preconditions
{
    /// <param name="selected">
    /// What would be sent. A tag that the client already holds in a coding that it accepts makes that coding the selected one:
    /// the 304 then bears the tag of a copy that the client really has, as a cache needs (RFC 9111 §4.3.4).
    /// </param>
    public static Precondition Evaluate(IHeaderDictionary request, Representation answer, CodingWeights weights, ref EncodedRepresentation selected)
    {
        // The order is RFC 9110 §13.2.2: a tag, where there is one, silences the date of its pair.
        var ifMatch = request.IfMatch;
        if (ifMatch.Count > 0 ? !Matches(ifMatch, answer) : ModifiedSince(request.IfUnmodifiedSince, answer) is true) return Precondition.Failed;

        var ifNoneMatch = request.IfNoneMatch;
        if (ifNoneMatch.Count > 0) return Holds(ifNoneMatch, answer, weights, ref selected) ? Precondition.NotModified : Precondition.Passed;
        return ModifiedSince(request.IfModifiedSince, answer) is false ? Precondition.NotModified : Precondition.Passed;
    }

    private static bool Matches(StringValues header, Representation answer)
    {
        var tags = new EntityTags(header);
        while (tags.MoveNext())
        {
            if (tags.IsAny || (!tags.IsWeak && answer.Tagged(tags.Value) is not null)) return true;
        }

        return false;
    }

    private static bool Holds(StringValues header, Representation answer, CodingWeights weights, ref EncodedRepresentation selected)
    {
        EncodedRepresentation? held = null;
        var tags = new EntityTags(header);
        while (tags.MoveNext())
        {
            if (tags.IsAny) return true;
            var tagged = answer.Tagged(tags.Value);
            if (tagged == selected) return true;
            if (tagged is not null && weights.Accept(tagged, answer)) held ??= tagged;
        }

        if (held is null) return false;
        selected = held;
        return true;
    }

    /// <summary>Null when there is nothing to compare: no such header, two of them, no date in it, or no date of ours.</summary>
    private static bool? ModifiedSince(StringValues header, Representation answer)
    {
        if (header.Count != 1 || answer.LastModifiedAt is not { } modified) return null;
        if (header[0] == (string?)answer.LastModified) return false;
        return HeaderUtilities.TryParseDate(header[0], out var date) ? modified > date : null;
    }
}
