using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests.Scenarios;

public sealed class MediaTests
{
    private const string Scenario = """
        format: tabletop/1
        id: seen
        phases:
          noon: { length: 1h }
        roles:
          mayor: { level: local }
        injects:
          clip: { at: 1m, text: Look, media: { file: clip.jpg, alt: A push } }
        """;

    [Fact]
    public void A_picture_arrives_with_its_words_and_the_fingerprint_of_its_bytes()
    {
        using var folder = new Folder().With("scenario.yaml", Scenario).With("media/clip.jpg", "abc");

        var file = Author.LoadScenario(folder[""]);

        Assert.Empty(file.Findings);
        Assert.Equal(new("clip.jpg", "A push", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), file.Scenario!.Injects[0].Media);
        Assert.Contains(folder["media/clip.jpg"], file.Read);
    }

    [Fact]
    public void A_name_alone_is_a_picture_without_words()
    {
        using var folder = new Folder()
            .With("scenario.yaml", Scenario.Replace("{ file: clip.jpg, alt: A push }", "clip.jpg", StringComparison.Ordinal))
            .With("media/clip.jpg", "abc");

        var file = Author.LoadScenario(folder[""]);

        Assert.Equal("TT0430", Assert.Single(file.Findings).Code);
        Assert.Equal(("clip.jpg", ""), (file.Scenario!.Injects[0].Media!.File, file.Scenario.Injects[0].Media!.Alt));
    }

    [Theory]
    [InlineData("media/Clip.jpg", "did you mean 'Clip.jpg'?")]
    [InlineData("media/clip.jpeg", "did you mean 'clip.jpeg'?")]
    [InlineData("clip.jpg", "in the folder 'media'")]
    public void A_file_that_is_not_there_is_looked_for_nearby(string there, string said)
    {
        using var folder = new Folder().With("scenario.yaml", Scenario).With(there, "abc");

        var finding = Assert.Single(Author.LoadScenario(folder[""]).Findings);

        Assert.Equal("TT0038", finding.Code);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_20_MiB_is_refused()
    {
        using var folder = new Folder().With("scenario.yaml", Scenario).With("media/clip.jpg", "");
        using (var clip = File.OpenWrite(folder["media/clip.jpg"]))
        {
            clip.SetLength(20 * 1024 * 1024);
        }

        Assert.Empty(Author.LoadScenario(folder[""]).Findings);

        using (var clip = File.OpenWrite(folder["media/clip.jpg"]))
        {
            clip.SetLength((20 * 1024 * 1024) + 1);
        }

        Assert.Equal("TT0429", Assert.Single(Author.LoadScenario(folder[""]).Findings).Code);
    }
}
