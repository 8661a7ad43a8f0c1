using System.Collections.Frozen;

namespace ContentApi.Search;

/// <summary>French words that no search is about, folded.</summary>
internal static class FrenchWords
{
    /// <summary>
    /// Articles, pronouns, prepositions, conjunctions, what an apostrophe leaves of them, the verbs that help others; and words with which people
    /// ask rather than what they ask about.
    /// </summary>
    public static readonly FrozenSet<string> Function = Set("""
        le la les un une des du de au aux et ou ni mais donc or car que qui quoi dont ou quand comme si
        qu jusqu lorsqu puisqu quoiqu quelqu presqu entr
        je tu il elle on nous vous ils elles me te se moi toi soi lui leur leurs eux
        mon ma mes ton ta tes son sa ses notre nos votre vos
        ce cet cette ces cela ca ceci celui celle ceux celles
        quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel
        dans en sur sous par pour avec sans vers chez entre pendant durant depuis avant apres contre des lors selon malgre
        jusque jusqua afin ainsi alors aussi encore deja toujours jamais souvent parfois plus moins tres trop peu beaucoup assez tout toute tous toutes
        meme memes autre autres chaque plusieurs quelque quelques aucun aucune
        ne pas non oui point rien y ici la
        comment pourquoi combien lorsque puisque quoique parce
        est es suis sommes etes sont etre ete etait etaient etais serai sera seront serait seraient soit soient fut sois
        ai as a avons avez ont avoir eu avait avaient avais aura auront aurait aurai ait aie
        peux peut pouvons pouvez peuvent pouvoir pu pourrait pourrais pourra pourrai puis puisse
        dois doit devons devez doivent devoir devrait devrais devra
        faut falloir faudra faudrait
        veux veut voulez veulent vouloir voudrais voudrait
        vais vas va allons allez vont aller ira irai
        fais fait faisons faites font faire fera ferai ferait
        quid hui aujourd
        bonjour bonsoir merci svp stp question questions renseignement renseignements info infos information informations conseil conseils
        definition signifie signification
        aide aider savoir sais sait savez connaitre comprendre expliquer expliquez explication explications dire dites dit demander demande
        parler trouver cherche chercher recherche penser pense croire crois aimerais aimerait souhaite souhaiterais
        besoin possible obligatoire utile normal normale vrai vraiment chose choses truc trucs sujet propos concernant exactement
        fois temps moment cas mettre met mettez mise utiliser utilise utilisez sert servent servir donner donne passer passe passez emporter emporte apporter amener emmener bien bon bonne
        """);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
