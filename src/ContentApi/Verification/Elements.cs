using System.Collections.Frozen;

namespace ContentApi.Verification;

/// <summary>What HTML's elements are to a reader, and how one ends another (the living standard, « Tree construction »).</summary>
internal static class Elements
{
    public static FrozenSet<string> Unseen { get; } = Set(
        "script style template noscript head title iframe object embed svg math canvas audio video select textarea datalist noembed noframes s strike del");

    public static FrozenSet<string> Drawings { get; } = Set("svg math");

    public static FrozenSet<string> Inline { get; } = Set(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q ruby rb rt rp s samp small span strike strong sub sup time tt u var wbr script style template noscript");

    /// <summary>In which a sentence does not go on.</summary>
    public static FrozenSet<string> Items { get; } = Set("li td th dt dd h1 h2 h3 h4 h5 h6 summary caption figcaption button option");

    public static FrozenSet<string> Headings { get; } = Set("h1 h2 h3 h4 h5 h6");

    public static FrozenSet<string> Void { get; } = Set("area base br col embed frame hr img image input keygen link meta param source track wbr bgsound basefont");

    /// <summary>What goes on behind the end of the paragraph that it began in.</summary>
    public static FrozenSet<string> Formatting { get; } = Set("a b big code em font i nobr s small strike strong tt u");

    /// <summary>Out of which nothing inside is ended.</summary>
    public static FrozenSet<string> Scopes { get; } = Set("td th caption table template object applet marquee svg math");

    public static FrozenSet<string> Tables { get; } = Set("table tbody thead tfoot tr td th caption");

    /// <summary>Whose own text is shown elsewhere.</summary>
    public static FrozenSet<string> Rows { get; } = Set("table tbody thead tfoot tr");

    public static FrozenSet<string> EndsParagraph { get; } = Set(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form table"
        + " hr xmp plaintext li dd dt");

    public static FrozenSet<string> Special { get; } = Set(
        "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset"
        + " h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section"
        + " select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp");

    /// <summary>What ends a drawing that it begins in.</summary>
    public static FrozenSet<string> LeavesDrawing { get; } = Set(
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
