using ContentApi.Content;
using ContentApi.Http;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>The query parameters of lists, read strictly: every fault at once, nothing ignored.</summary>
public static class ListParameters
{
    public const string Topic = "topic";
    public const string Role = "role";
    public const string Limit = "limit";
    public const string After = "cursor";
    public const string Release = "release";
    public const string On = "on";
    public const string Locale = "locale";

    public static readonly IReadOnlyList<string> Paging = [Limit, After];
    public static readonly IReadOnlyList<string> OfReleases = [On, .. Paging];

    /// <summary>The names that the list of a kind knows.</summary>
    public static IReadOnlyList<string> Of(Kind kind) => kind switch
    {
        Kind.Topic => [.. Paging, Release],
        Kind.EligibilityCriterion => [Topic, Role, .. Paging, Release],
        _ => [Topic, .. Paging, Release],
    };

    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static ListQuery Read(QueryString query, Kind kind)
    {
        if (!query.HasValue) return new ListQuery();
        var reader = new QueryReader(query);
        var known = Of(kind);
        var topic = known.Contains(Topic) ? reader.Slug(Topic) : null;
        CriterionRole? role = known.Contains(Role) && reader.Word(Role, CriterionRoles.All) is { } word
            && CriterionRoles.TryParse(word, out var parsed) ? parsed : null;
        var release = reader.Number(Release, 1, int.MaxValue);
        return ReadPaging(reader, new ListQuery(topic, role, Release: release), cursor => cursor is { Topic.Length: > 0, Position: >= 0 });
    }

    /// <summary>The list of releases: those, or the one that was current on a day.</summary>
    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static (ListQuery Query, DateOnly? On) ReadReleases(QueryString query)
    {
        if (!query.HasValue) return (new ListQuery(), null);
        var reader = new QueryReader(query);
        var day = reader.Date(On);
        return (ReadPaging(reader, new ListQuery(), cursor => day is null && cursor is { Topic.Length: 0, Position: < 0 }), day);
    }

    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static ListQuery ReadPaging(QueryString query) =>
        query.HasValue
            ? ReadPaging(new QueryReader(query), new ListQuery(), cursor => cursor is { Topic.Length: 0, Position: < 0 })
            : new ListQuery();

    /// <summary>The locale that a bundle is wanted of; null: all.</summary>
    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static string? ReadLocale(QueryString query)
    {
        var reader = new QueryReader(query);
        var locale = reader.Locale(Locale);
        return reader.Problem is { } problem ? throw new ProblemException(problem) : locale;
    }

    /// <exception cref="ProblemException">There is a parameter.</exception>
    public static void RefuseAll(QueryString query)
    {
        if (query.HasValue && new QueryReader(query).Problem is { } problem) throw new ProblemException(problem);
    }

    /// <param name="belongs">Whether a cursor is one of this list.</param>
    private static ListQuery ReadPaging(QueryReader reader, ListQuery query, Predicate<Cursor> belongs)
    {
        var limit = reader.Number(Limit, 1, ListQuery.MaxLimit);
        Cursor? after = null;
        if (reader.Text(After) is { } text)
        {
            if (Cursor.TryParse(text, out var cursor) && belongs(cursor)) after = cursor;
            else reader.Fault(After, "invalid-cursor", "Not a cursor of this list. Follow \"next\" as it is, or begin again without one.");
        }

        return reader.Problem is { } problem
            ? throw new ProblemException(problem)
            : query with { Limit = limit ?? ListQuery.DefaultLimit, After = after };
    }
}
