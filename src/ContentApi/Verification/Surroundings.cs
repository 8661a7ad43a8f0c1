using System.Collections.Frozen;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>What may stand beside a text in its sentence or line without changing what it says, and what changes it from outside.</summary>
internal static class Surroundings
{
    // Labels before a text: « À retenir : », « Le conseil de votre médecin : ». Made of these words and of signs alone.
    private static readonly FrozenSet<string> Label = Set(
        "à a attention important importante essentiel essentielle rappel rappels note notes nb info infos information informations conseil conseils astuce astuces bon savoir point points clé clés clef"
        + " message messages résumé bref en pratique santé question questions réponse réponses définition source extrait citation encadré zoom focus de du des d' l' le la les un une au aux"
        + " votre vos notre nos ce cette ces que qu' il faut doit médecin dermatologue pharmacien spécialiste patient patients équipe soignante expert experts précaution précautions prudence vigilance sécurité"
        + " recommandation recommandations retenez retenir sachez mot étape chapitre partie n° numéro ici voici aussi et suivi lire"
        + " remember important warning caution note tip tips key point points good to know reminder advice summary question answer the a an of your our doctor pharmacist step part chapter in short");

    // Links and buttons behind a text.
    private static readonly string[][] Links =
    [
        .. new[]
        {
            "lire la suite", "lire plus", "lire l' article", "en savoir plus", "savoir plus", "voir plus", "voir la suite", "voir l' article", "voir aussi", "la suite", "suite", "plus d' infos", "plus d' informations",
            "retour", "retour en haut", "haut de page", "imprimer", "partager", "télécharger", "écouter", "copier", "cliquez ici", "afficher plus", "afficher moins", "réduire", "fermer", "ouvrir", "nouveau",
            "read more", "learn more", "see more", "more", "back to top", "print", "share", "download", "close", "top",
        }.Select(words => words.Split(' ')),
    ];

    // A sentence, or a rest of one, that begins so takes back what stands before it.
    private static readonly string[][] Exceptions =
    [
        .. new[]
        {
            "sauf", "excepté", "hormis", "à moins", "à l' exception", "ou pas", "ou presque", "ou non", "mais pas", "mais jamais", "mais uniquement", "mais seulement", "et encore", "except", "unless",
            "but not", "or not", "only if", "other than",
        }.Select(words => words.Split(' ')),
    ];

    // The same, but for a paragraph of its own.
    private static readonly string[][] Restrictions =
    [
        .. new[] { "ni", "même pas", "sans", "hors", "uniquement", "seulement", "enfin presque", "du moins", "en théorie", "ou alors", "without", "only" }.Select(words => words.Split(' ')),
    ];

    // A short sentence beside a text that has one of these says that the text is wrong.
    private static readonly FrozenSet<string> Denials = Set(
        "faux fausse fausses mythe mythes intox mensonge mensonges rumeur rumeurs erreur erronée erroné erronés erronées infondé infondée démenti désinformation contrevérité légende périmé périmée"
        + " obsolète abrogé abrogée caduc caduque préjugé préjugés inexact inexacte tort arnaque false wrong myth myths hoax untrue obsolete debunked");

    private static readonly string[][] DeniedBy =
    [
        .. new[]
        {
            "idée reçue", "idées reçues", "pas vrai", "n' est pas exact", "n' est plus", "ne plus suivre", "ne croyez pas", "n' en croyez rien", "à ne pas faire", "à ne plus faire", "à éviter", "ce qu' il ne faut pas", "ne faites pas",
            "n' écoutez pas", "ne suivez pas", "on dit que", "on entend", "certains disent", "certains pensent", "il paraît", "à tort", "contrairement à ce", "au contraire", "not true", "do not believe", "what not to do",
        }.Select(words => words.Split(' ')),
    ];

    // A line that ends so goes on in the next.
    private static readonly FrozenSet<string> Open = Set(
        "que qu' de d' des du si s' et ou mais sauf pas ne n' ni sans à au aux pour par le la les l' un une jamais plus dire croire penser affirmer prétendre quand lorsque lorsqu' bien comme car donc not never that if and or but except without , (");

    // What a reader takes for « no », and signs of footnotes that are not published.
    private const string Crosses = "❌✗✘✖🚫⛔❎≠🙅👎×\uFFFD";
    private const string Footnotes = "*†‡§";

    /// <summary>The sign that stands for words that are shown in another order than they are written in.</summary>
    public static bool IsSign(MatchingWord word) => !word.IsWord && !Crosses.Contains(word.Key, StringComparison.Ordinal);

    /// <summary>Whether words between a sentence's beginning and a text in it only label it.</summary>
    public static bool AreLabel(IReadOnlyList<MatchingWord> words, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!(words[at].IsWord ? Label.Contains(words[at].Key) || words[at].Key.All(char.IsAsciiDigit) : IsSign(words[at]) && words[at].Key is not ("," or "?" or "…"))) return false;
        }

        return true;
    }

    /// <summary>Whether words between a text and the end of its line are a link, or only signs.</summary>
    public static bool AreLink(IReadOnlyList<MatchingWord> words, int first, int end)
    {
        var said = new List<string>();
        for (var at = first; at < end; at++)
        {
            if (words[at].IsWord) said.Add(words[at].Key);
            else if (!IsSign(words[at]) || words[at].Key is "?" or "!" or "…" or ":" or "," or ";" or "(" || Footnotes.Contains(words[at].Key, StringComparison.Ordinal))
            {
                if (said.Count == 0 || words[at].Key is not ("…" or "!")) return false;
            }
        }

        return said.Count == 0 || Links.Any(link => link.SequenceEqual(said, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a sentence begins with an exception to what stands before it.</summary>
    /// <param name="isBeside">Whether it stands in the same line.</param>
    public static bool IsException(IReadOnlyList<MatchingWord> words, int first, int end, bool isBeside)
    {
        while (first < end && !words[first].IsWord)
        {
            if (Footnotes.Contains(words[first].Key, StringComparison.Ordinal)) return true;
            first++;
        }

        return Exceptions.Any(exception => BeginsWith(words, first, end, exception))
            || ((isBeside || (first < end && char.IsLower(words[first].Key[0]))) && Restrictions.Any(restriction => BeginsWith(words, first, end, restriction)));
    }

    /// <summary>Whether a short sentence says that what stands beside it is wrong.</summary>
    public static bool IsDenial(IReadOnlyList<MatchingWord> words, int first, int end)
    {
        const int longest = 12;
        if (end - first > longest) return false;
        var isAsked = false;
        for (var at = first; at < end; at++) isAsked |= words[at].Key == "?";
        if (isAsked) return false;
        for (var at = first; at < end; at++)
        {
            if (words[at].IsWord ? Denials.Contains(words[at].Key) || DeniedBy.Any(denial => BeginsWith(words, at, end, denial)) : !IsSign(words[at])) return true;
        }

        return false;
    }

    /// <summary>Whether a line that has no full stop goes on in the next.</summary>
    public static bool LeadsOn(IReadOnlyList<MatchingWord> words, int first, int end) =>
        Open.Contains(words[end - 1].Key)
        || (words[end - 1].Key == ":" && Enumerable.Range(first, end - first).Any(at => TellingWords.IsNegation(words[at].Key)));

    private static bool BeginsWith(IReadOnlyList<MatchingWord> words, int first, int end, string[] beginning)
    {
        if (end - first < beginning.Length) return false;
        for (var at = 0; at < beginning.Length; at++)
        {
            if (!string.Equals(words[first + at].Key, beginning[at], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
