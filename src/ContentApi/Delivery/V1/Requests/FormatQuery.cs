using System.Globalization;
using ContentApi.Formats;
using ContentApi.Http;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>What the end of an address and its query ask for.</summary>
/// <param name="Name">The slug or id in front of the suffix.</param>
/// <param name="Form">Null: what <c>Accept</c> chooses.</param>
/// <param name="Release">Whose record is wanted; null: the current release.</param>
public sealed record FormatQuery(string Name, Format? Form, int HeadingLevel, int? Release)
{
    public const string HeadingLevelName = "heading-level";
    public const int DefaultHeadingLevel = HtmlFormat.DefaultLevel;
    public const int LeastHeadingLevel = 1;
    public const int MostHeadingLevel = 6;

    /// <summary>The suffix and the query in their one canonical form, for redirections.</summary>
    public string Ending
    {
        get
        {
            var query = new List<string>();
            if (HeadingLevel != DefaultHeadingLevel) query.Add(string.Create(CultureInfo.InvariantCulture, $"{HeadingLevelName}={HeadingLevel}"));
            if (Release is { } release) query.Add(string.Create(CultureInfo.InvariantCulture, $"{ListParameters.Release}={release}"));
            return Form?.Suffix + (query.Count == 0 ? "" : "?" + string.Join('&', query));
        }
    }

    /// <param name="segment">The last segment of the path: what follows its first dot names a form.</param>
    /// <exception cref="ProblemException">There is no such form, or something in the query cannot be used.</exception>
    public static FormatQuery Read(string segment, IReadOnlyList<Format> forms, QueryString query)
    {
        var dot = segment.IndexOf('.');
        var form = dot < 0 ? null : forms.FirstOrDefault(form => segment.AsSpan(dot).SequenceEqual(form.Suffix))
            ?? throw new ProblemException(new Problem(Errors.NotFound, $"No form '{segment[dot..]}' here. There are: {string.Join(", ", forms.Select(form => form.Suffix))}."));
        var reader = new QueryReader(query);
        var level = form == V1Formats.Html ? reader.Number(HeadingLevelName, LeastHeadingLevel, MostHeadingLevel) : null;
        var release = reader.Number(ListParameters.Release, 1, int.MaxValue);
        return reader.Problem is { } problem
            ? throw new ProblemException(problem)
            : new FormatQuery(dot < 0 ? segment : segment[..dot], form, level ?? DefaultHeadingLevel, release);
    }
}
