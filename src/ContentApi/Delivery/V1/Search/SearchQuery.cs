using System.Globalization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Search;

namespace ContentApi.Delivery.V1.Search;

/// <summary>What is searched for, and where.</summary>
/// <param name="Kind">Only blocks that a document of this kind shows; null: all, which sections show.</param>
/// <param name="Topic">The slug of the only topic to search; null: all of the locale.</param>
public sealed record SearchQuery(string Text, Kind? Kind, string? Topic, int Limit)
{
    public const string TextName = "q";
    public const string KindName = "kind";

    // No question has so many; each costs a look at all words of the content.
    public const int MaxWords = 32;

    /// <summary>Topics show what their sections do, and citations no block of the text.</summary>
    public static readonly IReadOnlyList<Kind> Kinds = [Content.Kind.Section, Content.Kind.Faq, Content.Kind.EligibilityCriterion];

    public static IReadOnlyList<string> Names => [TextName, KindName, ListParameters.Topic, ListParameters.Limit];

    /// <param name="language">Of the content that is searched: it says what a word is.</param>
    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static SearchQuery Read(QueryString query, Language language)
    {
        var reader = new QueryReader(query);
        reader.Require(TextName);
        var text = reader.Text(TextName);
        if (text is not null && language.Words(text).DistinctBy(word => word.Key).Count() > MaxWords)
            reader.Fault(TextName, "malformed", string.Create(CultureInfo.InvariantCulture, $"Expected {MaxWords} different words that count at most: this is no place for a letter."));
        var kind = reader.Word(KindName, [.. Kinds.Select(one => one.Word())]);
        var topic = reader.Slug(ListParameters.Topic);
        var limit = reader.Number(ListParameters.Limit, 1, ListQuery.MaxLimit) ?? ListQuery.DefaultLimit;
        return reader.Problem is { } problem
            ? throw new ProblemException(problem)
            : new SearchQuery(text!, kind is null ? null : Content.Kinds.Parse(kind), topic, limit);
    }

    /// <summary>Names the answer among those that are kept. No address: what was asked stands in no link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind?.Word()}\n{Topic}\n{Limit}\n{Text}");
}
