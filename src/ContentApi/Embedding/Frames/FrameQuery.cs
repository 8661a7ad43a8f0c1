using ContentApi.Delivery.V1.Requests;
using ContentApi.Embedding.Targets;
using ContentApi.Http;

namespace ContentApi.Embedding.Frames;

/// <summary>How a page for frames is wanted.</summary>
/// <param name="Theme">Null: as the reader's device has it.</param>
/// <param name="Language">Of our own words; null: the text's.</param>
/// <param name="Topic">Of a list.</param>
internal sealed record FrameQuery(string? Theme, string? Language, string? Topic)
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    /// <param name="place">The path below <see cref="EmbedTarget.Frames"/>.</param>
    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static FrameQuery Read(string place, QueryString query)
    {
        var reader = new QueryReader(query);
        var theme = reader.Word("theme", FramePage.Themes);
        var language = reader.Word("lang", Languages);
        string? topic = null;
        if (EmbedTarget.NamesList(place))
        {
            topic = reader.Slug(ListParameters.Topic);
            reader.Require(ListParameters.Topic);
        }

        return reader.Problem is { } problem ? throw new ProblemException(problem) : new FrameQuery(theme == "auto" ? null : theme, language, topic);
    }

    /// <summary>Behind a path for frames; in one canonical form.</summary>
    public string After(string path)
    {
        var parts = new List<string>();
        if (Theme is not null) parts.Add($"theme={Theme}");
        if (Language is not null) parts.Add($"lang={Language}");
        return parts.Count == 0 ? path : path + (path.Contains('?') ? "&" : "?") + string.Join('&', parts);
    }
}
