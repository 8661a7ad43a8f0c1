using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Embedding.Frames;
using ContentApi.Embedding.Targets;
using ContentApi.Http;

namespace ContentApi.Embedding.OEmbed;

/// <summary>What is to be embedded, and in how much room.</summary>
internal sealed record OEmbedQuery(string Url, int? MaxWidth, int? MaxHeight)
{
    /// <exception cref="ProblemException">Something in the query cannot be used, or another format is wanted.</exception>
    public static OEmbedQuery Read(QueryString query)
    {
        var reader = new QueryReader(query);
        var url = reader.Text("url");
        reader.Require("url");
        var width = reader.Number("maxwidth", 1, int.MaxValue);
        var height = reader.Number("maxheight", 1, int.MaxValue);
        var format = reader.Text("format");
        // WordPress asks with it that nobody be tracked. Nobody is.
        reader.Word("dnt", "0", "1");
        if (reader.Problem is { } problem) throw new ProblemException(problem);
        return format is null or "json" ? new OEmbedQuery(url!, width, height) : throw new ProblemException(new Problem(Errors.FormatNotImplemented));
    }

    /// <summary>What the address of a page, or of a resource in whatever form, is the address of.</summary>
    /// <exception cref="ProblemException">It is none of ours that can be embedded.</exception>
    public (EmbedTarget Subject, FrameQuery Query) Find(Urls urls)
    {
        var root = urls.Absolute("");
        var address = Url.Split('#')[0];
        var mark = address.IndexOf('?');
        var (path, rest) = mark < 0 ? (address, "") : (address[..mark], address[mark..]);
        if (Place(path, urls.Absolute(EmbedTarget.Frames)) is { } page) return Find(page, rest);
        if (Place(path, urls.Absolute(Urls.Root)) is { } resource) return Find(WithoutSuffix(resource), rest);
        throw Foreign(path.StartsWith(root + '/', StringComparison.Ordinal) ? "This page cannot be embedded." : $"Only addresses below {root}/ can be embedded here.");
    }

    private static (EmbedTarget, FrameQuery) Find(string place, string rest)
    {
        try
        {
            var query = FrameQuery.Read(place, new QueryString(rest));
            return (EmbedTarget.Of(place, query.Topic) ?? throw Foreign("Only topics, sections, blocks, questions and criteria can be embedded."), query);
        }
        catch (ProblemException fault) when (fault.Problem.Error == Errors.InvalidParameters)
        {
            // What is asked of that page, and not of us: a record, or one page of a list, is nothing to be shown.
            throw Foreign("With these parameters it cannot be embedded.");
        }
    }

    private static string? Place(string path, string root) => path.StartsWith(root + '/', StringComparison.Ordinal) ? path[root.Length..] : null;

    private static string WithoutSuffix(string place) => V1Formats.All.FirstOrDefault(form => place.EndsWith(form.Suffix, StringComparison.Ordinal)) is { } form
        ? place[..^form.Suffix.Length]
        : place;

    private static ProblemException Foreign(string detail) => new(new Problem(Errors.NotFound, detail));
}
