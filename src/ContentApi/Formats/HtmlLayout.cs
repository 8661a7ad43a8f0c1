namespace ContentApi.Formats;

/// <summary>How a resource is laid out as HTML. The fragment that is served is the plain one; our own pages choose more.</summary>
/// <param name="HeadingLevel">Of the first heading, 1 to 6.</param>
internal sealed record HtmlLayout(int HeadingLevel)
{
    /// <summary>Of the whole resource behind its heading.</summary>
    public Disclosure Disclosure { get; init; }

    /// <summary>Where many stand together: their page says once what they have in common, and the parts of each are told apart by its title.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>Whether links leave the frame that a page may stand in.</summary>
    public bool OpensWindows { get; init; }

    /// <summary>Whether blocks and parts say their ids and digests in attributes that a style sheet can show: for whoever checks the text.</summary>
    public bool IsMarked { get; init; }

    /// <summary>HTML behind each section in it, which is given by its slug.</summary>
    public Func<string, string> Behind { get; init; } = _ => "";

    /// <summary>From a resource's URL to where a reader is led.</summary>
    public Func<string, string> Related { get; init; } = url => url + HtmlFormat.Suffix;
}

internal enum Disclosure
{
    None,
    Open,
    Closed,
}
