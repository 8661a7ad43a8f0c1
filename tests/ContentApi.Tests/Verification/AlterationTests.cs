using ContentApi.Verification;
using ContentApi.Verification.Matching;

namespace ContentApi.Tests.Verification;

/// <summary>Every sentence of every block, changed at every word: what is no published sentence is never current.</summary>
public sealed class AlterationTests
{
    private const string Clause = "dans certains cas que votre équipe vous expliquera longuement lors de votre venue au centre et dont vous pourrez parler à vos proches";

    private static readonly string[] Inserted = ["jamais", "peut-être", "ne", "sans", "3", "méthotrexate", ",", Clause];

    private static readonly string[] Before =
    [
        "Ne faites surtout pas ceci : ", "Il est faux que ", "Avant 2010, ", "Sauf avis contraire, ", "Contrairement à ce que l’on croit, ", "Pour les enfants : ", "On lit parfois que ",
        "Sans médecin ni surveillance, ", "Chez l’adulte uniquement : ", "Jamais ", "Ce n’est pas vrai : ", "Vous entendrez dire : « ",
    ];

    private static readonly string[] After =
    [
        ", sauf si vous êtes enceinte ou malade", " sans médecin ni surveillance", " sauf si vous allez mieux", " ou pas", " (facultatif)", " si vous le souhaitez", ", jamais", " trois fois par jour", " – c’est faux",
        ", et demandez du méthotrexate", " ?", " (sauf le dimanche)",
    ];

    private static readonly string[] Labels = ["À retenir : ", "Attention ! ", "Important : ", "Rappel – ", "Le conseil de votre dermatologue : ", "👉 ", "Bon à savoir : ", "⚠️ Attention : "];

    public static TheoryData<string> Blocks => [.. Shelf.Blocks.Keys];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_word_more_less_or_other_inside_a_sentence_is_altered(string id)
    {
        var block = new Given(id);
        foreach (var (sentence, word) in block.Words())
        {
            var (start, end) = (block.Form.Words[word].Start, block.Form.Words[word].End);
            if (word > sentence.First && !block.Text[..start].EndsWith('’'))
            {
                foreach (var inserted in Inserted) block.Is($"{block.Text[..start]}{inserted} {block.Text[start..]}", inserted, Status.Altered);
            }

            if (!block.Form.Words[word].IsWord) continue;
            block.Is($"{block.Text[..start]}autre{block.Text[end..]}", "another word", Status.Altered);
            // The first or the last word gone may be a cut.
            block.Is(block.Text[..start] + block.Text[end..], "a word less", Status.Altered, Status.Partial);
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void What_stands_beside_a_sentence_without_a_sentence_s_end_alters_it(string id)
    {
        var block = new Given(id);
        foreach (var sentence in block.Sentences)
        {
            var words = block.Of(sentence);
            foreach (var before in Before)
            {
                block.Is(block.With(sentence, before + words), before, Status.Altered);
                block.Is(block.With(sentence, before + char.ToLowerInvariant(words[0]) + words[1..]), before, Status.Altered);
            }

            foreach (var after in After) block.Is(block.With(sentence, words.TrimEnd('.', ':', ' ') + after + (words.EndsWith('.') ? "." : "")), after, Status.Altered);
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_label_before_a_sentence_alters_nothing(string id)
    {
        var block = new Given(id);
        foreach (var sentence in block.Sentences)
        {
            foreach (var label in Labels) block.Is(block.With(sentence, label + block.Of(sentence)), label, block.Known.IsLeadIn ? Status.OutOfContext : Status.Current);
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_cut_is_honest_where_the_page_s_sentence_ends_and_no_negation_number_or_name_is_lost(string id)
    {
        const int shortest = 5;
        var block = new Given(id);
        foreach (var (sentence, word) in block.Words())
        {
            var kept = Enumerable.Range(sentence.First, word - sentence.First).Count(at => block.Form.Words[at].IsWord);
            var lost = Enumerable.Range(word, sentence.End - word).ToList();
            if (kept < shortest || !lost.Any(at => block.Form.Words[at].IsWord) || block.Text[..block.Form.Words[word].Start].EndsWith('’')) continue;
            var cut = block.Text[block.Form.Words[sentence.First].Start..block.Form.Words[word - 1].End];

            block.Is($"{cut}.", "cut", lost.Exists(at => TellingWords.IsAt(block.Form, at)) ? [Status.Altered] : [Status.Partial, Status.OutOfContext]);
            if (kept >= 7) block.Is($"{cut} comme tout le monde le sait depuis longtemps.", "cut and gone on", Status.Altered);
        }
    }

    /// <summary>A block, and before it what it requires.</summary>
    private sealed class Given
    {
        private readonly string around;

        public Given(string id)
        {
            Known = Shelf.Blocks[id];
            around = string.Concat(Known.Requires.Select(required => Shelf.Blocks[required].Text + "\n"));
            Form = MatchingForm.Of(Text);
            Sentences = Sentence.In(Form, Text, isOne: false);
        }

        public KnownText Known { get; }

        public string Text => Known.Text;

        public MatchingForm Form { get; }

        public IReadOnlyList<Sentence> Sentences { get; }

        public IEnumerable<(Sentence Sentence, int Word)> Words() =>
            Sentences.SelectMany(sentence => Enumerable.Range(sentence.First, sentence.End - sentence.First).Select(word => (sentence, word)));

        public string Of(Sentence sentence) => Text[Form.Words[sentence.First].Start..Form.Words[sentence.End - 1].End];

        public string With(Sentence sentence, string words) => Text[..Form.Words[sentence.First].Start] + words + Text[Form.Words[sentence.End - 1].End..];

        public void Is(string text, string why, params Status[] expected)
        {
            var page = around + (Known.IsList ? $"- {text.Replace("\n", "\n- ", StringComparison.Ordinal)}" : text);

            var found = Shelf.Judge(page).Where(verdict => verdict.Source?.Block == Known.Block).Select(verdict => verdict.Status).DefaultIfEmpty(Status.Unknown).Max();

            // As an assertion for each of some ten thousand would take long.
            if (!expected.Contains(found)) found.Should().Be(expected[0], $"{why}: {page}");
        }
    }
}
