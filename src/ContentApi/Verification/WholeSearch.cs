using ContentApi.Content;

namespace ContentApi.Verification;

/// <summary>Finds sentences and texts that stand in a page word for word.</summary>
internal sealed class WholeSearch(PageText page, Library library, CancellationToken stop)
{
    // A shorter text is found only where it is a sentence by itself: « examen clinique » in another one quotes nobody.
    private const int Short = 5;

    // What stands between two titles on a path of links, or between a title and a site's name.
    private const string Separators = "|>›»/·•–—-:«“\"”(→▸▶";

    /// <summary>In order, and none over another.</summary>
    public List<Region> Find()
    {
        var regions = new List<Region>();
        for (var at = 0; at < page.Words.Count;)
        {
            if ((at & 255) == 0) stop.ThrowIfCancellationRequested();
            var region = FindAt(at);
            if (region is not null) regions.Add(region);
            at = region?.End ?? at + 1;
        }

        return regions;
    }

    private Region? FindAt(int at)
    {
        var rest = page.Form.Hashes.AsSpan(at);
        foreach (var wording in library.Beginning(rest))
        {
            var end = at + wording.Words.Length;
            if (!rest.StartsWith(wording.Words) || !IsSame(wording, at) || IsBroken(wording, at, end)) continue;
            var place = wording.Places[0];
            // The full stop may be left out at a line's end.
            if (wording.HasStop && end < page.Words.Count && page.Words[end].Key == ".") end++;
            if (place.Text.Block is null ? IsApart(place.Text, at, end) : wording.Words.Length >= Short || IsAlone(at, end)) return Region.Of(wording, at, end);
        }

        return null;
    }

    private bool IsSame(Wording wording, int at)
    {
        var place = wording.Places[0];
        for (var word = 0; word < wording.Words.Length; word++)
        {
            var isBeginning = word == 0 || place.Text.Sentences.Any(sentence => sentence.First == place.First + word);
            if (!page.IsSame(at + word, place.Text.Form, place.First + word, isBeginning)) return false;
        }

        return true;
    }

    /// <summary>Whether an item of a list, or a cell, begins within it where none of the text's does.</summary>
    private bool IsBroken(Wording wording, int at, int end)
    {
        var place = wording.Places[0];
        for (var line = page.LineOf[at] + 1; line < page.Lines.Count && page.Lines[line].First < end; line++)
        {
            var word = page.Lines[line].First - at + place.First;
            if (page.Lines[line].Kind == Break.Item && !place.Text.Sentences.Any(sentence => sentence.First == word)) return true;
        }

        return false;
    }

    /// <summary>Whether it is a sentence by itself, or a line.</summary>
    private bool IsAlone(int at, int end)
    {
        var start = at;
        while (!page.IsStop(start) && !page.IsLineStart(start)) start--;
        if (!Surroundings.AreLabel(page.Words, start, at)) return false;
        while (!page.IsLineEnd(end) && page.Words[end].Key is ";" or "," or ".") end++;
        return page.IsLineEnd(end) || page.IsStop(end) || Surroundings.AreLink(page.Words, end, page.Lines[page.LineOf[end]].End);
    }

    /// <summary>Whether a title stands by itself in its line, or between signs that set links apart.</summary>
    private bool IsApart(KnownText title, int at, int end)
    {
        // A reference is followed by its address, or stands in a list of them.
        if (title.State.Kind == Kind.Citation) return true;
        var isBegun = page.IsStop(at) || page.IsLineStart(at) || Separators.Contains(page.Words[at - 1].Key, StringComparison.Ordinal);
        var isEnded = page.IsLineEnd(end) || page.IsStop(end) || Separators.Contains(page.Words[end].Key, StringComparison.Ordinal)
            || page.Words[end].Key is "." or ";" or "," && page.IsLineEnd(end + 1);
        return isBegun && isEnded && (!title.IsLineOnly || (page.IsLineStart(at) && page.IsLineEnd(end)));
    }
}
