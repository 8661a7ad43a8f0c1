using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;

namespace ContentApi.Delivery.V1.Changes;

/// <summary>Which changes were asked for.</summary>
/// <param name="Since">The release that the client has.</param>
/// <param name="Target">The release that the walk leads to, from its cursor; null on its first page: the current one.</param>
/// <param name="Offset">How many documents the pages before held.</param>
public sealed partial record ChangeQuery(int Since, int Limit, int? Target = null, int Offset = 0)
{
    public const string SinceName = "since";

    /// <summary>There is no filter: one that hides a document would hide that it is gone.</summary>
    public static IReadOnlyList<string> Names => [SinceName, ListParameters.Limit, ListParameters.After];

    /// <param name="current">The number of the current release of this node, which may be behind the node that answered the client before.</param>
    /// <exception cref="ProblemException">Something in the query cannot be used, or not yet.</exception>
    public static ChangeQuery Read(QueryString query, int current)
    {
        var reader = new QueryReader(query);
        reader.Require(SinceName);
        var since = reader.Number(SinceName, 0, int.MaxValue);
        var limit = reader.Number(ListParameters.Limit, 1, ListQuery.MaxLimit) ?? ListQuery.DefaultLimit;
        var cursor = reader.Text(ListParameters.After);
        var place = cursor is null ? default : Parse(cursor);
        // A cursor is of one walk: with another "since" it would skip what nobody was told of.
        if (cursor is not null && (place is not { } from || from.Since != since || from.Target < from.Since || from.Target == 0 || Cursor(from) != cursor))
        {
            reader.Fault(
                ListParameters.After, "invalid-cursor", "Not a cursor of these changes. Follow \"next\" as it is, or begin again without one.");
        }

        if (reader.Problem is { } problem) throw new ProblemException(problem);
        var needed = place?.Target ?? since!.Value;
        return needed > current
            ? throw new ProblemException(Problems.ReleaseNotReached(needed, current))
            : new ChangeQuery(since!.Value, limit, place?.Target, place?.Offset ?? 0);
    }

    public ChangeQuery Following(int target) => this with { Target = target, Offset = Offset + Limit };

    /// <summary>The query in its one canonical form, for links.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"?{SinceName}={Since}");
        if (Limit != ListQuery.DefaultLimit) text.Append(CultureInfo.InvariantCulture, $"&{ListParameters.Limit}={Limit}");
        if (Target is { } target) text.Append(CultureInfo.InvariantCulture, $"&{ListParameters.After}={Cursor((Since, target, Offset))}");
        return text.ToString();
    }

    private static string Cursor((int Since, int Target, int Offset) place) => Base64Url.EncodeToString(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.Since}.{place.Target}.{place.Offset}")));

    private static (int Since, int Target, int Offset)? Parse(string text)
    {
        if (text.Length > 64 || !Base64Url.IsValid(text)) return null;
        var match = Form().Match(Encoding.Latin1.GetString(Base64Url.DecodeFromChars(text)));
        return match.Success ? (Number(1), Number(2), Number(3)) : null;

        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})\z")]
    private static partial Regex Form();
}
