using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Search;

public sealed class SearchTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Theory]
    [InlineData("effets secondaires")]
    [InlineData("traitement")]
    [InlineData("anti-IL-23")]
    [InlineData("bilan sanguin")]
    public async Task A_hit_is_the_block_as_its_own_address_serves_it(string query)
    {
        var text = await seed.Client.GetStringAsync(Asked.Address(query));

        foreach (var block in JsonNode.Parse(text)!.Objects("items").SelectMany(hit => hit.Objects("safeguards").Append(hit["block"]!.AsObject())))
        {
            text.Should().Contain(await seed.Client.GetStringAsync(new Uri(block["links"]!.Text("self")).AbsolutePath), "byte for byte");
        }
    }

    [Fact]
    public async Task A_hit_has_these_keys_and_no_others()
    {
        var answer = await seed.Client.SearchAsync("bilan sanguin");

        answer.Keys().Should().Equal("message", "unknownWords", "total", "items");
        var hit = answer.Objects("items").Single();
        hit.Keys().Should().Equal("block", "highlights", "quotedBy", "safeguards");
        hit.Objects("highlights").Should().AllSatisfy(highlight => highlight.Keys().Should().Equal("block", "start", "length"));
    }

    [Theory]
    [InlineData("médecin", "médecin")]
    [InlineData("medecins", "médecin")]
    [InlineData("medecin", "médecin")]
    [InlineData("contre indication", "indications")]
    [InlineData("contre-indications", "contre-indications")]
    [InlineData("interleukine 23", "interleukine-23")]
    [InlineData("piqûre", "injection")]
    [InlineData("hôpital", "hôpital")]
    [InlineData("ecart de température", "écarts température")]
    public async Task Highlights_cover_the_words_that_were_found(string query, string words)
    {
        var answer = await seed.Client.SearchAsync(query);

        answer.Objects("items").First().Highlighted().Distinct().Should().Equal(words.Split(' '));
    }

    [Fact]
    public async Task Highlights_stand_in_order_and_never_overlap()
    {
        foreach (var hit in (await seed.Client.SearchAsync("anti-interleukine vaccins contre-indications examens médicaux", "&limit=100")).Objects("items"))
        {
            foreach (var block in hit.Objects("highlights").GroupBy(highlight => highlight.Text("block")))
            {
                var end = 0;
                foreach (var highlight in block)
                {
                    highlight["start"]!.GetValue<int>().Should().BeGreaterThanOrEqualTo(end);
                    end = highlight["start"]!.GetValue<int>() + highlight["length"]!.GetValue<int>();
                }
            }
        }
    }

    [Fact]
    public async Task A_marker_is_no_word_of_the_text()
    {
        (await seed.Client.SearchAsync("1")).Found().Should().BeEmpty();
    }

    [Fact]
    public async Task A_lead_in_is_found_as_its_list_and_highlighted_there()
    {
        var hit = (await seed.Client.SearchAsync("prendre l’avion")).Objects("items").First();

        hit["block"]!.Text("id").Should().Be("avion-liste");
        hit.Objects("highlights").Select(highlight => highlight.Text("block")).Should().Contain("avion");
    }

    [Fact]
    public async Task What_quotes_a_block_is_named_with_it()
    {
        var hit = (await seed.Client.SearchAsync("arrêter")).Objects("items").First();

        hit.Objects("quotedBy").Select(document => (document.Text("kind"), document.Text("slug")))
            .Should().Equal(("faq", "anti-interleukines-regularite"), ("faq", "anti-interleukines-arret"),
                ("eligibility-criterion", "anti-interleukines-regularite"), ("eligibility-criterion", "anti-interleukines-arret"));
    }

    [Fact]
    public async Task What_a_criterion_shows_comes_with_the_safeguards_whatever_is_filtered()
    {
        foreach (var more in new[] { "", "&kind=section", "&kind=eligibility-criterion" })
        {
            var hit = (await seed.Client.SearchAsync("contraception", more)).Objects("items").Single();

            hit.Objects("quotedBy").Should().Contain(document => document.Text("kind") == "eligibility-criterion");
            hit.Objects("safeguards").Select(guard => guard.Objects("blocks").Single().Text("id")).Should().Equal("specialiste", "rythme");
        }

        (await seed.Client.SearchAsync("isotherme")).Objects("items").Single().Objects("safeguards").Should().BeEmpty("no criterion shows it");
    }

    [Fact]
    public async Task A_kind_leaves_what_its_documents_show()
    {
        (await seed.Client.SearchAsync("anti-interleukine", "&kind=section")).Found().Should().Equal((await seed.Client.SearchAsync("anti-interleukine")).Found());
        (await seed.Client.SearchAsync("vaccins", "&kind=eligibility-criterion")).Found().Should().Equal("verifications-liste");
        (await seed.Client.SearchAsync("vaccins", "&kind=faq")).Found().Should().BeEquivalentTo("preparation", "verifications-liste");
        var elsewhere = await seed.Client.SearchAsync("isotherme", "&kind=eligibility-criterion");
        elsewhere.Found().Should().BeEmpty();
        elsewhere.Text("message").Should().Be("La partie choisie de ce contenu ne parle pas de : « isotherme ».");
    }

    [Fact]
    public async Task The_best_come_first_up_to_the_limit_and_all_are_counted()
    {
        var all = await seed.Client.SearchAsync("traitement", "&limit=100");
        var some = await seed.Client.SearchAsync("traitement", "&limit=2");

        all.Found().Should().OnlyHaveUniqueItems().And.HaveCount(all["total"]!.GetValue<int>()).And.HaveCountGreaterThan(2);
        some.Found().Should().Equal(all.Found().Take(2));
        some["total"]!.GetValue<int>().Should().Be(all["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("grossesse", "Ce contenu ne parle pas de : « grossesse ».")]
    [InlineData("Arrêter traitement grossesse", "Ce contenu ne parle pas de : « grossesse ».")]
    [InlineData("Tremfya et IL-17", "Ce contenu ne parle pas de : « Tremfya », « IL-17 ».")]
    public async Task Nothing_found_says_of_what_this_content_does_not_speak(string query, string message)
    {
        var answer = await seed.Client.SearchAsync(query);

        answer.Found().Should().BeEmpty();
        answer.Text("message").Should().Be(message);
    }

    [Fact]
    public async Task What_is_found_beside_an_unknown_word_is_said_not_to_answer_it()
    {
        var answer = await seed.Client.SearchAsync("ordonnance en anglais à la douane pour ma guitare dans l’avion");

        answer.Found().Should().Equal("avion-liste");
        answer.Unknown().Should().Equal("guitare");
        answer.Text("message").Should().Be("Ce contenu ne parle pas de : « guitare ». Ce qui suit ne répond qu’au reste de la recherche.");
    }

    [Fact]
    public async Task However_much_is_found_a_number_that_is_not_there_stops_it()
    {
        var answer = await seed.Client.SearchAsync("ordonnance en anglais à la douane dans l’avion avec un anti-IL-17");

        answer.Found().Should().BeEmpty();
        answer.Unknown().Should().Equal("anti-IL-17");
    }

    [Theory]
    [InlineData("de la")]
    [InlineData("que faire ?")]
    [InlineData("l’")]
    [InlineData("a")]
    [InlineData("*")]
    [InlineData("🙂🙂")]
    [InlineData("   ")]
    [InlineData("-- ' \" ; % _")]
    public async Task A_query_without_words_that_count_finds_nothing_and_says_why(string query)
    {
        var answer = await seed.Client.SearchAsync(query);

        answer.Found().Should().BeEmpty();
        answer.Unknown().Should().BeEmpty();
        answer.Text("message").Should().StartWith("Rien à chercher ici");
    }

    [Theory]
    [InlineData("(a+)+$|.*")]
    [InlineData("[[[[[[[[((((((((")]
    [InlineData("'; drop table content.block; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Eessessorg\u202C")]
    [InlineData("المهق الحمل والصدفية")]
    [InlineData("e\u0301\u0301\u0301\u0301\u0301\u0301\u0301")]
    [InlineData("{0} {1} {{}}")]
    [InlineData("IL-99999999999999999999999999")]
    public async Task A_hostile_query_is_answered_like_any_other(string query)
    {
        var answer = await seed.Client.SearchAsync(query);

        answer.Found().Should().BeEmpty();
        answer.ToJsonString().Should().NotContain("202E", "what turns a sentence round is not repeated in it");
    }

    [Fact]
    public async Task A_query_as_long_as_may_be_is_answered()
    {
        (await seed.Client.SearchAsync(new string('x', 512))).Found().Should().BeEmpty();
        (await seed.Client.SearchAsync(string.Join("-", Enumerable.Repeat("x", 256))[..511])).Found().Should().BeEmpty();
        (await seed.Client.SearchAsync(string.Concat(Enumerable.Repeat("avion ", 85)))).Found().Should().Equal("avion-liste");
    }

    [Theory]
    [InlineData("", "q", "missing")]
    [InlineData("q=", "q", "empty")]
    [InlineData("q=a%00b", "q", "malformed")]
    [InlineData("q=%ED%A0%80", "q", "malformed")]
    [InlineData("q=%ff", "q", "malformed")]
    [InlineData("q=avion&q=train", "q", "repeated")]
    [InlineData("q=avion&kind=citation", "kind", "malformed")]
    [InlineData("q=avion&kind=topic", "kind", "malformed")]
    [InlineData("q=avion&topic=Psoriasis", "topic", "malformed")]
    [InlineData("q=avion&topic=psoriasis", "topic", "malformed")]
    [InlineData("q=avion&limit=0", "limit", "out-of-range")]
    [InlineData("q=avion&limit=101", "limit", "out-of-range")]
    [InlineData("q=avion&release=1", "release", "unknown")]
    [InlineData("q=avion&cursor=a", "cursor", "unknown")]
    [InlineData("q=avion&Q=train", "Q", "unknown")]
    public async Task A_faulty_parameter_is_named(string query, string parameter, string code)
    {
        using var response = await seed.Client.GetAsync($"/v1/fr/search?{query}");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var fault = (await response.JsonAsync()).Objects("errors").Should().ContainSingle().Which;
        (fault.Text("parameter"), fault.Text("code")).Should().Be((parameter, code));
    }

    [Fact]
    public async Task Too_long_a_query_and_too_many_words_are_faults()
    {
        foreach (var query in new[] { new string('x', 513), string.Join(' ', Enumerable.Range(100, 33).Select(number => $"a{number}")), string.Join(' ', Enumerable.Range(100, 500)) })
        {
            using var response = await seed.Client.GetAsync(Asked.Address(query));

            (await response.JsonAsync()).Objects("errors").Single().Text("code").Should().Be("malformed");
        }
    }

    [Fact]
    public async Task It_is_answered_like_all_content()
    {
        using var response = await seed.Client.GetAsync(Asked.Address("avion"));

        response.Headers.CacheControl!.ToString().Should().Contain("max-age=60");
        response.Headers.GetValues("Content-Release").Should().Equal("1");
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        response.Content.Headers.ContentLanguage.Should().Equal("fr");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        response.Headers.ToString().Should().NotContain("avion", "what was asked stands in no header");
        (await response.Content.ReadAsStringAsync()).Should().NotContain("\"q\"");

        using var again = new HttpRequestMessage(HttpMethod.Get, Asked.Address("avion")) { Headers = { IfNoneMatch = { response.Headers.ETag! } } };
        using var held = await seed.Client.SendAsync(again);
        held.StatusCode.Should().Be(HttpStatusCode.NotModified);
        held.Headers.GetValues("Content-Release").Should().Equal("1");

        using var head = await seed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Asked.Address("avion")));
        head.StatusCode.Should().Be(HttpStatusCode.OK);
        head.Headers.ETag.Should().Be(response.Headers.ETag);
        head.Content.Headers.ContentLength.Should().Be(response.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task It_comes_compressed_and_in_no_other_form()
    {
        using var compressed = new HttpRequestMessage(HttpMethod.Get, Asked.Address("avion"));
        compressed.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await seed.Client.SendAsync(compressed);
        response.Content.Headers.ContentEncoding.Should().Equal("br");

        using var page = new HttpRequestMessage(HttpMethod.Get, Asked.Address("avion")) { Headers = { { "Accept", "text/html" } } };
        using var refused = await seed.Client.SendAsync(page);
        refused.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("/v1/de/search?q=flug", HttpStatusCode.NotFound)]
    [InlineData("/v1/fr/search/?q=avion", HttpStatusCode.PermanentRedirect)]
    [InlineData("/v1/FR/Search?q=Avion", HttpStatusCode.PermanentRedirect)]
    public async Task Other_addresses_are_what_they_are_elsewhere(string address, HttpStatusCode status)
    {
        using var response = await seed.Client.GetAsync(address);

        response.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_topic_tells_where_to_search_it_and_what_widens_the_search()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        topic["links"]!.Text("search").Should().Be("https://content.example/v1/fr/search?topic=anti-interleukines{&q}");
        topic.Objects("synonyms").Single(synonym => synonym.Text("term") == "piqûre")["finds"]!.AsArray().Select(word => word!.GetValue<string>())
            .Should().Equal("injection");
        topic.Objects("synonyms").SelectMany(synonym => synonym["finds"]!.AsArray().Select(word => word!.GetValue<string>()))
            .Should().NotContain(word => word.Contains("23"), "an interleukin may be another one");
    }
}
