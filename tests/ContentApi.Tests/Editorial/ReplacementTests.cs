using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Editorial;

/// <summary>Documents of several kinds may share a slug: which of them is to be read instead.</summary>
public sealed class ReplacementTests(PostgresServer server) : EditorialTest(server)
{
    // A question with the slug of a section.
    private readonly Sample sample = new Sample().Renaming("avant", "debut");

    [Fact]
    public async Task Of_two_documents_with_one_slug_the_one_of_the_same_kind_is_read_instead()
    {
        await PublishAsync(sample);
        await WithdrawAsync("essai-quand", instead: "essai-debut");

        (await ReadAsync()).Find(new Address("fr", Kind.Faq, "essai-quand"))!.Replacement.Should().Be(sample.Id("avant"));
    }

    [Fact]
    public async Task Of_two_documents_of_other_kinds_neither_is_guessed()
    {
        await PublishAsync(sample);

        await FluentActions.Awaiting(() => WithdrawAsync("essai-controle", instead: "essai-debut"))
            .Should().ThrowAsync<RefusedException>().WithMessage("essai-debut names section in fr, faq in fr*");
    }
}
