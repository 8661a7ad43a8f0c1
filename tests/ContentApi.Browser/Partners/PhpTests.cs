using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Browser.Partners;

/// <summary>A partner's PHP with the function that docs/embedding.md gives.</summary>
public sealed class PhpTests(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Text = "N’arrêtez jamais votre traitement";

    private readonly EmbeddedSite site = new(server, chromium);
    private readonly DirectoryInfo copies = Directory.CreateTempSubdirectory("contentapi-php-");
    private string php = "";

    public async ValueTask InitializeAsync()
    {
        php = Programs.Find("php");
        await site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        copies.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_is_kept_confirmed_stands_in_within_its_time_and_goes_with_its_text()
    {
        (await PageAsync()).Should().Contain(Text);
        site.Way.Forget();
        (await PageAsync()).Should().Contain(Text);
        site.Way.Requests.Should().BeEmpty("a minute has not passed");

        Age(TimeSpan.FromMinutes(2));
        (await PageAsync()).Should().Contain(Text);
        site.Way.Requests.Should().ContainSingle().Which.Answer.Should().Be(304);

        site.Way.IsDown = true;
        Age(TimeSpan.FromDays(29));
        (await PageAsync()).Should().Contain(Text);
        Age(TimeSpan.FromDays(31));
        (await PageAsync()).Should().NotContain(Text).And.Contain("ne peut pas être affiché pour le moment");

        site.Way.IsDown = false;
        await site.WithdrawAsync("anti-interleukines", Severity.Safety, "Rappel de lot.", kind: Kind.Topic);
        (await PageAsync()).Should().Contain("Ce texte a été retiré.").And.NotContain(Text);
        copies.GetFiles().Should().BeEmpty();
        site.Way.IsDown = true;
        (await PageAsync()).Should().NotContain(Text);
    }

    private Task<string> PageAsync() =>
        Programs.RunAsync(php, PartnerFiles.At("php"), "-d", "display_errors=stderr", "page.php", site.Api.Replace("localhost", "127.0.0.1"), copies.FullName);

    /// <summary>Makes the copy older than it is.</summary>
    private void Age(TimeSpan age)
    {
        foreach (var file in copies.GetFiles()) file.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime - age;
    }
}
