using ContentApi.Search;

namespace ContentApi.Tests.Search;

public sealed class LanguageTests
{
    private static readonly Language French = Language.Of("fr-CA");

    [Theory]
    [InlineData("L’anti-IL-23 va", "antiil23")]
    [InlineData("anti IL 23", "antiil23")]
    [InlineData("Anti‑interleukine - 23", "antiil23")]
    [InlineData("des anti-interleukines", "antiil")]
    [InlineData("un anti IL", "antiil")]
    [InlineData("IL-17A", "il17a")]
    [InlineData("IL 12/23", "il12 23")]
    [InlineData("il va, ils vont", "")]
    [InlineData("anti-TNF", "antitnf")]
    [InlineData("Qu’est-ce que l’œdème ?", "oedem")]
    [InlineData("jusqu'à aujourd’hui", "")]
    [InlineData("puis-je arrêter", "arret")]
    [InlineData("ARRÊTEZ", "arret")]
    [InlineData("médicaux médicale", "medical medical")]
    [InlineData("compagnies aériennes", "compagni aerien")]
    [InlineData("médicament", "medicament")]
    [InlineData("soft\u00ADhyphen e\u0301tat", "softhyphen etat")]
    public void Texts_fall_into_words(string text, string keys) => French.Key(text).Should().Be(keys);

    [Fact]
    public void A_word_with_hyphens_is_one_word_and_its_parts()
    {
        var word = French.Words("des contre-indications").Single();

        (word.Key, word.Start, word.Length).Should().Be(("contreindication", 4, 18));
        word.Parts.Select(part => (part.Key, part.Start, part.Length)).Should().Equal(("indication", 11, 11));
    }

    [Theory]
    [InlineData("le cœur bat", "cœur")]
    [InlineData("l’e\u0301tat 🙂 grave", "e\u0301tat")]
    [InlineData("🙂🙂 l’État", "État")]
    [InlineData("la contre\u00ADindication", "contre\u00ADindication")]
    public void A_word_knows_where_it_stands(string text, string expected)
    {
        var word = French.Words(text).First();

        text.Substring(word.Start, word.Length).Should().Be(expected);
    }

    [Fact]
    public void Other_languages_are_folded_and_no_more() =>
        Language.Of("en-GB").Key("The Dose’s naïve tests").Should().Be("the dose naive tests");

    [Theory]
    [InlineData("vacin", "vaccin", 1)]
    [InlineData("avoin", "avion", 1)]
    [InlineData("soriasis", "psoriasis", 1)]
    [InlineData("dermatolgeu", "dermatologue", 2)]
    [InlineData("prix", "prise", null)]
    [InlineData("lavion", "avion", 1)]
    [InlineData("vaion", "avion", 1)]
    [InlineData("doser", "poser", null)]
    [InlineData("crise", "prise", null)]
    [InlineData("cas", "cap", null)]
    [InlineData("contraction", "contraception", null)]
    [InlineData("allaitement", "traitement", null)]
    public void Small_slips_are_forgiven(string typed, string word, int? slips) =>
        Spelling.Slips(typed, Spelling.Letters(typed), word, Spelling.Letters(word)).Should().Be(slips);
}
