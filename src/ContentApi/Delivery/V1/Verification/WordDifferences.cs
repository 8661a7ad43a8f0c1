using ContentApi.Content.Matching;

namespace ContentApi.Delivery.V1;

/// <summary>A stretch of the input and a published text, told word by word.</summary>
internal static class WordDifferences
{
    private const string Equal = "equal";
    private const string Delete = "delete";
    private const string Insert = "insert";

    /// <param name="text">Null: nothing is published in its place.</param>
    /// <param name="marks">Of the input: those that are no markers here.</param>
    public static IReadOnlyList<WordDifference> Of(InputText input, int first, int end, KnownText? text, IReadOnlyList<(int Input, int Text)> pairs, IReadOnlyList<Mark> marks)
    {
        var told = new List<WordDifference>();
        var (at, published) = (first, 0);
        var open = (Type: "", From: 0);
        foreach (var pair in pairs.Append((Input: end, Text: text?.Form.Words.Count ?? 0)))
        {
            while (at < pair.Input) Take(Delete);
            if (pair.Text > published)
            {
                Close();
                told.Add(new WordDifference { Type = Insert, Text = text!.Words(published, pair.Text) });
            }

            published = pair.Text + 1;
            if (at < end) Take(Equal);
        }

        Close();
        foreach (var mark in marks.Where(mark => mark.Before == end && mark.Numbers is not null)) told.Add(Told(mark));
        return told;

        void Take(string type)
        {
            foreach (var mark in marks.Where(mark => mark.Before == at))
            {
                Close();
                told.Add(Told(mark));
            }

            if (open.Type != type) Close();
            if (open.Type.Length == 0) open = (type, at);
            at++;
        }

        void Close()
        {
            if (open.Type.Length > 0 && at > open.From) told.Add(new WordDifference { Type = open.Type, Text = input.Slice(open.From, at) });
            open = ("", 0);
        }

        WordDifference Told(Mark mark) => new() { Type = Delete, Text = input.Text[mark.Start..mark.End] };
    }

    public static IReadOnlyList<(int Input, int Text)> Pairs(InputText input, int first, int end, KnownText text, KnownTexts known) =>
        Alignment.Of(input.Words.AsSpan(first, end - first), [.. text.Form.Words.Select(word => known.Find(word.Key))])?.ConvertAll(pair => (first + pair.Left, pair.Right)) ?? [];
}
