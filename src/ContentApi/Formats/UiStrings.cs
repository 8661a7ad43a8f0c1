using System.Globalization;

namespace ContentApi.Formats;

/// <summary>What forms and searches say in words of our own, which are never part of the text. Where a locale has none, they are English and say so.</summary>
internal sealed record UiStrings
{
    public required string Language { get; init; }
    public required string References { get; init; }
    public required string Reference { get; init; }
    public required string BackToText { get; init; }
    public required string Questions { get; init; }
    public required string Criterion { get; init; }
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>What there is one of, and what there are several of.</summary>
    public required IReadOnlyDictionary<string, (string One, string Many)> RolesCounted { get; init; }
    public required string AppliesTo { get; init; }
    public required string AsOf { get; init; }
    public required string Focus { get; init; }
    public required string PartOf { get; init; }
    public required string CitedBy { get; init; }
    public required string Provenance { get; init; }
    public required string Source { get; init; }
    public required string SourceUnknown { get; init; }
    public required string Licence { get; init; }
    public required string NoLicence { get; init; }
    public required string TextSupplied { get; init; }
    public required string TextWithoutOwner { get; init; }
    public required string TextReviewed { get; init; }
    public required string ArrangementUnreviewed { get; init; }
    public required string ArrangementReviewed { get; init; }
    public required string ReviewUnknown { get; init; }
    public required string ReviewedOn { get; init; }
    public required string Reviewer { get; init; }
    public required string NextReview { get; init; }
    public required string Publication { get; init; }
    public required string NoReviewDate { get; init; }
    public required string SourcesIn { get; init; }
    public required string SourcesFromTo { get; init; }
    public required string Offline { get; init; }
    public required string Digest { get; init; }
    public required string Address { get; init; }
    public required string DateFormat { get; init; }
    public required string MonthFormat { get; init; }
    public required string Concern { get; init; }
    public required string SearchNothing { get; init; }
    public required string SearchNothingHere { get; init; }
    public required string SearchPart { get; init; }
    public required string SearchPartHere { get; init; }
    public required string SearchWithoutWords { get; init; }

    public static UiStrings Of(string locale) => LanguageOf(locale) == French.Language ? French : English;

    /// <summary>French sets a space before a colon.</summary>
    public string Labelled(string label, string value) => Language == French.Language ? $"{label} : {value}" : $"{label}: {value}";

    public string Quoted(string words) => Language == French.Language ? $"« {words} »" : $"“{words}”";

    public string Date(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public string CountedRole(string role, int count) => count == 1 ? RolesCounted[role].One : RolesCounted[role].Many;

    /// <summary>When the sources were consulted, to the month; null: no day of it is known.</summary>
    public string? Sources(IEnumerable<DateOnly?> accessed)
    {
        DateOnly[] days = [.. accessed.OfType<DateOnly>().Order()];
        if (days.Length == 0) return null;
        var (from, to) = (Month(days[0]), Month(days[^1]));
        return string.Format(CultureInfo.InvariantCulture, from == to ? SourcesIn : SourcesFromTo, from, to);
    }

    private string Month(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);

    private static string LanguageOf(string locale) => locale.Split('-')[0];

    private static readonly UiStrings French = new()
    {
        Language = "fr",
        References = "Références",
        Reference = "Référence",
        BackToText = "Retour à l’appel",
        Questions = "Questions et réponses",
        Criterion = "Conditions de prescription et vérifications",
        Roles = new Dictionary<string, string>
        {
            ["indication"] = "Indication",
            ["prescriber"] = "Qui prescrit",
            ["pre-treatment-check"] = "Avant le traitement",
            ["monitoring"] = "Suivi médical",
            ["self-care"] = "Au quotidien",
            ["when-to-seek-care"] = "Quand consulter",
            ["safeguard"] = "Précaution",
        },
        RolesCounted = new Dictionary<string, (string, string)>
        {
            ["indication"] = ("indication", "indications"),
            ["prescriber"] = ("règle sur le prescripteur", "règles sur le prescripteur"),
            ["pre-treatment-check"] = ("vérification avant le traitement", "vérifications avant le traitement"),
            ["monitoring"] = ("consigne de suivi médical", "consignes de suivi médical"),
            ["self-care"] = ("conseil au quotidien", "conseils au quotidien"),
            ["when-to-seek-care"] = ("consigne pour savoir quand consulter", "consignes pour savoir quand consulter"),
            ["safeguard"] = ("précaution", "précautions"),
        },
        AppliesTo = "Concerne",
        AsOf = "À la date du",
        Focus = "Mis en évidence",
        PartOf = "Extrait de",
        CitedBy = "Cité dans",
        Provenance = "Source, dates et empreinte",
        Source = "Source",
        SourceUnknown = "non communiquée",
        Licence = "Licence",
        NoLicence = "Réutilisation : accord du propriétaire requis",
        TextSupplied = "Texte fourni par son propriétaire",
        TextWithoutOwner = "Texte repris tel qu’il a été fourni ; propriétaire non indiqué",
        TextReviewed = "Texte relu par une seconde personne",
        ArrangementUnreviewed = "Titres, questions, rôles et mises en évidence ajoutés par l’éditeur : non relus",
        ArrangementReviewed = "Titres, questions, rôles et mises en évidence ajoutés par l’éditeur : relus par une seconde personne",
        ReviewUnknown = "Relecture : date non communiquée",
        ReviewedOn = "Relecture",
        Reviewer = "Relecteur",
        NextReview = "Prochaine relecture",
        Publication = "Date de publication",
        NoReviewDate = "édition {0}, publication n° {1} ; cette date n’est pas celle d’une relecture",
        SourcesIn = "Sources consultées en {0}",
        SourcesFromTo = "Sources consultées de {0} à {1}",
        Offline = "Durée maximale d’une copie hors ligne (ISO 8601)",
        Digest = "Empreinte",
        Address = "Adresse de référence",
        DateFormat = "dd/MM/yyyy",
        MonthFormat = "MM/yyyy",
        Concern = "Réserve de l’éditeur (ne fait pas partie du texte)",
        SearchNothing = "Ce contenu ne parle pas de : {0}.",
        SearchNothingHere = "La partie choisie de ce contenu ne parle pas de : {0}.",
        SearchPart = "Ce contenu ne parle pas de : {0}. Ce qui suit ne répond qu’au reste de la recherche.",
        SearchPartHere = "La partie choisie de ce contenu ne parle pas de : {0}. Ce qui suit ne répond qu’au reste de la recherche.",
        SearchWithoutWords = "Rien à chercher ici : écrivez un ou plusieurs mots qui disent de quoi il s’agit.",
    };

    private static readonly UiStrings English = new()
    {
        Language = "en",
        References = "References",
        Reference = "Reference",
        BackToText = "Back to mention",
        Questions = "Questions and answers",
        Criterion = "Conditions of prescription and checks",
        Roles = new Dictionary<string, string>
        {
            ["indication"] = "Indication",
            ["prescriber"] = "Who prescribes",
            ["pre-treatment-check"] = "Before the treatment",
            ["monitoring"] = "Medical follow-up",
            ["self-care"] = "Day to day",
            ["when-to-seek-care"] = "When to seek care",
            ["safeguard"] = "Precaution",
        },
        RolesCounted = new Dictionary<string, (string, string)>
        {
            ["indication"] = ("indication", "indications"),
            ["prescriber"] = ("rule on who prescribes", "rules on who prescribes"),
            ["pre-treatment-check"] = ("check before the treatment", "checks before the treatment"),
            ["monitoring"] = ("follow-up instruction", "follow-up instructions"),
            ["self-care"] = ("piece of day-to-day advice", "pieces of day-to-day advice"),
            ["when-to-seek-care"] = ("instruction on when to seek care", "instructions on when to seek care"),
            ["safeguard"] = ("precaution", "precautions"),
        },
        AppliesTo = "Applies to",
        AsOf = "As of",
        Focus = "Highlighted",
        PartOf = "From",
        CitedBy = "Cited in",
        Provenance = "Source, dates and digest",
        Source = "Source",
        SourceUnknown = "not told",
        Licence = "Licence",
        NoLicence = "Reuse: needs the owner’s agreement",
        TextSupplied = "Text supplied by its owner",
        TextWithoutOwner = "Text shown as it was supplied; its owner is not named",
        TextReviewed = "Text reviewed by a second person",
        ArrangementUnreviewed = "Titles, questions, roles and highlights added by the publisher: not reviewed",
        ArrangementReviewed = "Titles, questions, roles and highlights added by the publisher: reviewed by a second person",
        ReviewUnknown = "Review: date not told",
        ReviewedOn = "Review",
        Reviewer = "Reviewer",
        NextReview = "Next review",
        Publication = "Publication date",
        NoReviewDate = "edition {0}, release {1}; this is not a review date",
        SourcesIn = "Sources consulted in {0}",
        SourcesFromTo = "Sources consulted from {0} to {1}",
        Offline = "Longest life of an offline copy (ISO 8601)",
        Digest = "Digest",
        Address = "Reference address",
        DateFormat = "yyyy-MM-dd",
        MonthFormat = "yyyy-MM",
        Concern = "Publisher’s notice of concern (not part of the text)",
        SearchNothing = "This content does not speak of: {0}.",
        SearchNothingHere = "The chosen part of this content does not speak of: {0}.",
        SearchPart = "This content does not speak of: {0}. What follows answers the rest of the search only.",
        SearchPartHere = "The chosen part of this content does not speak of: {0}. What follows answers the rest of the search only.",
        SearchWithoutWords = "Nothing to search for: write one word or more that say what it is about.",
    };
}
