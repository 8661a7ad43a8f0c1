using System.Text.Json.Nodes;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.OpenApi;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.OpenApi;

/// <summary>What is really answered is what the contract says: every address, every error, every header.</summary>
public sealed class ConformanceTests(RecordedSite site) : IClassFixture<RecordedSite>
{
    private static readonly string[] Collections = ["topics", "sections", "faqs", "eligibility-criteria", "citations"];

    [Fact]
    public async Task Every_address_answers_as_described()
    {
        var checker = new AnswerChecker(await DocumentAsync());
        string[] lists = [.. Collections.Select(collection => $"/v1/fr/{collection}"), "/v1/releases"];
        var addresses = new List<string> { "/v1", "/v1/releases/current" };
        foreach (var list in lists)
        {
            addresses.Add(list);
            var all = await site.GetAsync($"{list}?limit=100");
            addresses.AddRange(all.Json["items"]!.AsArray().Select(item => item!["links"]!["self"]!.GetValue<string>().Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal)));
            addresses.AddRange(all.Json["items"]!.AsArray().Select(item => item!["id"]?.GetValue<string>()).OfType<string>().Select(id => $"/v1/documents/{id}"));
        }

        addresses.Should().HaveCountGreaterThan(60);
        foreach (var address in addresses)
        {
            var plain = await site.GetAsync(address);
            checker.Check(plain).Faults.Should().BeEmpty(address);
            plain.Status.Should().BeOneOf(200, 303);
            if (plain.Status != 200) continue;

            var held = await site.GetAsync(address, ("If-None-Match", plain.Headers["ETag"]));
            held.Status.Should().Be(304);
            checker.Check(held).Faults.Should().BeEmpty(address);
        }
    }

    [Theory]
    [InlineData("/v1/fr/topics/anti-interleukines")]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi")]
    [InlineData("/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste")]
    [InlineData("/v1/fr/faqs/anti-interleukines-arret")]
    [InlineData("/v1/fr/eligibility-criteria/anti-interleukines-indication")]
    [InlineData("/v1/fr/citations/anti-interleukines-inserm")]
    public async Task Every_form_is_as_described_and_no_other_is(string address)
    {
        var checker = new AnswerChecker(await DocumentAsync());
        var refused = await site.GetAsync(address, ("Accept", "image/png"));
        var available = refused.Json["available"]!.AsArray().Select(type => type!.GetValue<string>()).ToList();

        var described = checker.MediaTypes(address);
        foreach (var form in V1Formats.All)
        {
            var named = await site.GetAsync(address + form.Suffix);
            var (operation, status, faults) = checker.Check(named);
            faults.Should().BeEmpty(form.Suffix);
            status.Should().Be(available.Contains(form.MediaType) ? 200 : 404);
            if (status == 200) described = [.. described, .. checker.MediaTypes(address + form.Suffix)];
        }

        described.Should().Equal(available);
    }

    [Fact]
    public async Task Every_error_is_as_described()
    {
        var checker = new AnswerChecker(await DocumentAsync());

        // Those that no address of the contract gives: another version's, oEmbed's, and what the server refuses by itself. And those that take a crowd.
        Error[] elsewhere = [Errors.UnsupportedApiVersion, Errors.UriTooLong, Errors.HeadersTooLarge, Errors.FormatNotImplemented, Errors.VerificationBusy, Errors.VerificationTimeout];
        foreach (var error in Errors.All.Except(elsewhere))
        {
            var answer = site.Answers[error.Code];
            answer.Status.Should().Be(error.Status, error.Code);
            answer.Json["code"]!.GetValue<string>().Should().Be(error.Code);
            checker.Check(answer).Faults.Should().BeEmpty(error.Code);
        }
    }

    [Theory]
    [InlineData("/v1/fr/faqs/anti-interleukines-en-avion", 308)]
    [InlineData("/v1/fr/faqs/Anti-Interleukines-Arret", 308)]
    [InlineData("/v1/FR/sections", 308)]
    [InlineData("/v1/documents/00000000-0000-0000-0000-00000000000A", 308)]
    [InlineData("/v1/documents/00000000-0000-0000-0000-000000000000", 404)]
    [InlineData("/v1/documents/4", 404)]
    [InlineData("/v1/releases/0", 404)]
    [InlineData("/v1/releases/zero", 404)]
    [InlineData("/v1/de/faqs/anti-interleukines-arret", 404)]
    [InlineData("/v1?topic=anti-interleukines", 400)]
    [InlineData("/v1/releases?topic=anti-interleukines", 400)]
    [InlineData("/v1/fr/faqs/anti-interleukines-arret?release=0", 400)]
    [InlineData("/v1/fr/faqs/anti-interleukines-arret?release=1", 200)]
    [InlineData("/v1/fr/faqs/anti-interleukines-arret?release=9", 404)]
    [InlineData("/v1/fr/faqs/anti-interleukines-avion?release=1", 308)]
    [InlineData("/v1/fr/faqs?release=1", 200)]
    [InlineData("/v1/fr/faqs?release=9", 404)]
    [InlineData("/v1/releases/3/bundle", 200)]
    [InlineData("/v1/releases/1/bundle?locale=fr", 200)]
    [InlineData("/v1/releases/1/bundle?locale=FR", 400)]
    [InlineData("/v1/releases/1/bundle?locale=de", 404)]
    [InlineData("/v1/releases/9/bundle", 404)]
    [InlineData("/v1/releases?on=2026-11-23", 200)]
    [InlineData("/v1/releases?on=1999-12-31", 404)]
    [InlineData("/v1/documents/ab8d8a62-e335-408b-8b7c-78829eec15f2/history", 200)]
    [InlineData("/v1/documents/00000000-0000-0000-0000-000000000000/history", 404)]
    [InlineData("/v1/fr/changes?since=0&limit=100", 200)]
    [InlineData("/v1/fr/changes?since=3", 200)]
    [InlineData("/v1/fr/changes?since=4", 503)]
    [InlineData("/v1/fr/changes", 400)]
    [InlineData("/v1/fr/search?q=m%C3%A9decin", 200)]
    [InlineData("/v1/fr/search?q=m%C3%A9decin&kind=eligibility-criterion&topic=anti-interleukines&limit=1", 200)]
    [InlineData("/v1/fr/search?q=grossesse", 200)]
    [InlineData("/v1/fr/search?q=de%20la", 200)]
    [InlineData("/v1/fr/search", 400)]
    [InlineData("/v1/fr/search?q=a&release=1&cursor=a&kind=topic", 400)]
    [InlineData("/v1/de/search?q=a", 404)]
    [InlineData("/v1/de/changes?since=0", 404)]
    [InlineData("/v1/fr/eligibility-criteria?role=doctor&limit=x&limit=y&cursor=!&topic=", 400)]
    public async Task What_is_asked_otherwise_or_is_not_there_is_as_described(string address, int status)
    {
        var answer = await site.GetAsync(address);

        answer.Status.Should().Be(status);
        new AnswerChecker(await DocumentAsync()).Check(answer).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_part_of_a_file_is_as_described()
    {
        var part = await site.GetAsync("/v1/releases/3/bundle", ("Range", "bytes=10-19"));

        (part.Status, part.Body.Length).Should().Be((206, 10));
        new AnswerChecker(await DocumentAsync()).Check(part).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_outside_the_contract_is_a_problem_of_its_schema()
    {
        var document = await DocumentAsync();

        var answer = await site.GetAsync("/v1/nothing");

        new SchemaChecker(document).Faults(answer.Json, document["components"]!["schemas"]!["NotFoundProblem"]!).Should().BeEmpty();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_coding_is_announced_as_described(string coding)
    {
        var document = await DocumentAsync();
        var coded = await site.GetAsync("/v1/fr/topics", ("Accept-Encoding", coding));
        var plain = await site.GetAsync("/v1/fr/topics");

        coded.Headers["Content-Encoding"].Should().Be(coding);
        new AnswerChecker(document).Check(coded with { Body = plain.Body }).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Lists_know_the_parameters_that_are_described_and_no_others()
    {
        var document = await DocumentAsync();
        var schemas = new SchemaChecker(document);
        string[] names = ["topic", "role", "limit", "cursor", "release", "on", "since", "kind", "q"];

        foreach (var collection in Collections)
        {
            var described = document["paths"]![$"/v1/{{locale}}/{collection}"]!["get"]!["parameters"]!.AsArray()
                .Where(parameter => parameter!["in"]?.GetValue<string>() == "query")
                .ToDictionary(parameter => parameter!["name"]!.GetValue<string>(), parameter => parameter!);
            foreach (var name in names)
            {
                var example = described.GetValueOrDefault(name)?["schema"]!["examples"]![0];
                var answer = await site.GetAsync($"/v1/fr/{collection}?{name}={example?.ToString() ?? "a"}");

                answer.Status.Should().Be(example is null ? 400 : 200, $"{collection} {name}");
                if (example is not null) schemas.Faults(example, described[name]["schema"]!).Should().BeEmpty();
            }
        }
    }

    [Fact]
    public async Task Every_example_of_a_parameter_leads_to_an_answer()
    {
        var document = await DocumentAsync();

        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"] is null) continue;
            var address = path;
            foreach (var parameter in item!["get"]!["parameters"]?.AsArray() ?? [])
            {
                if (parameter!["in"]?.GetValue<string>() == "path") address = address.Replace($"{{{parameter["name"]}}}", parameter["example"]!.ToString(), StringComparison.Ordinal);
                else if (parameter["required"]?.GetValue<bool>() is true) address += $"?{parameter["name"]}={Uri.EscapeDataString(parameter["example"]!.ToString())}";
            }

            (await site.GetAsync(address)).Status.Should().BeOneOf([200, 303], address);
        }
    }

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse((await Contract.GenerateAsync(
        new Examples(site.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Json)), TestContext.Current.CancellationToken)).Full)!;
}
