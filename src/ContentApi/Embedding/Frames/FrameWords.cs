using ContentApi.Formats;

namespace ContentApi.Embedding.Frames;

/// <summary>What stands in a frame in the place of a text, in words of our own.</summary>
internal sealed record FrameWords
{
    public required string Withdrawn { get; init; }
    public required string WithdrawnSince { get; init; }
    public required string Reason { get; init; }
    public required string Replacement { get; init; }
    public required string Absent { get; init; }
    public required string AbsentText { get; init; }
    public required string AbsentLocale { get; init; }
    public required string Wrong { get; init; }
    public required string WrongParameters { get; init; }
    public required string Unavailable { get; init; }
    public required string UnavailableText { get; init; }
    public required string Crowded { get; init; }
    public required string CrowdedText { get; init; }

    public static FrameWords Of(string language) => UiStrings.Of(language).Language == "fr" ? French : English;

    private static readonly FrameWords French = new()
    {
        Withdrawn = "Retiré",
        WithdrawnSince = "Ce texte a été retiré le {0} (publication n° {1}) et ne doit plus être utilisé.",
        Reason = "Motif",
        Replacement = "Lire le texte qui le remplace",
        Absent = "Introuvable",
        AbsentText = "Il n’y a pas de texte à cette adresse.",
        AbsentLocale = "Rien n’est publié dans cette langue.",
        Wrong = "Adresse incorrecte",
        WrongParameters = "L’adresse de ce cadre ne peut pas être lue. À corriger",
        Unavailable = "Momentanément indisponible",
        UnavailableText = "Le texte ne peut pas être affiché pour le moment. Il n’est pas retiré pour autant : réessayez plus tard.",
        Crowded = "Trop de demandes",
        CrowdedText = "Réessayez dans une minute.",
    };

    private static readonly FrameWords English = new()
    {
        Withdrawn = "Withdrawn",
        WithdrawnSince = "This text was withdrawn on {0} (release {1}) and must no longer be used.",
        Reason = "Reason",
        Replacement = "Read the text that replaces it",
        Absent = "Not found",
        AbsentText = "There is no text at this address.",
        AbsentLocale = "Nothing is published in this language.",
        Wrong = "Incorrect address",
        WrongParameters = "The address of this frame cannot be read. To be corrected",
        Unavailable = "Not available for the moment",
        UnavailableText = "The text cannot be shown for the moment. That does not mean that it was withdrawn: try again later.",
        Crowded = "Too many requests",
        CrowdedText = "Try again in a minute.",
    };
}
