namespace Tabletop.Authoring.Tests.Cities;

public sealed class CityTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "TT0101", "default-delay: 1h", "^default-dely: 1h" },
        { "TT0107", "hub-and-spoke", "^star" },
        { "TT0107", "rule: single", "rule: ^trio" },
        { "TT0107", "while: convened", "while: ^open" },
        { "TT0110", "delay: 40m", "delay: ^40" },
        { "TT0118", "open-to-public: false", "open-to-public: ^never" },
        { "TT0501", "members: [government", "members: [^goverment" },
        { "TT0501", "to: national", "to: ^natonal" },
        { "TT0130", "delay: 40m", "delay: 40m, adoption: ^60" },
        { "TT0503", "{ from: security, to: national, delay: 40m }", "^{ from: security, delay: 40m }" },
        { "TT0504", "seats: [mayor]", "^seats: [mayor, police]" },
        { "TT0103", "members: [government, security]\n  convenes", "^convenes" },
    };

    [Fact]
    public void Without_a_body_nothing_can_depend_on_its_meeting()
    {
        var body = Smallest.City[Smallest.City.IndexOf("body:", StringComparison.Ordinal)..Smallest.City.IndexOf("channels:", StringComparison.Ordinal)];
        var city = Smallest.City.Replace(body, "", StringComparison.Ordinal);
        var broken = Marked.In(city, "{ between: members, delay: 0m, while", "{ between: [security, mayor], delay: 0m, ^while");

        broken.IsFound("TT0505", Author.ReadCity("town.yaml", broken.Bytes).Findings);
    }

    [Fact]
    public void The_smallest_city_has_no_mistake() =>
        Assert.Empty(Author.ReadCity("town.yaml", System.Text.Encoding.UTF8.GetBytes(Smallest.City)).Findings);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_a_city_is_found_where_it_stands(string code, string good, string mistake)
    {
        var broken = Marked.In(Smallest.City, good, mistake);

        broken.IsFound(code, Author.ReadCity("town.yaml", broken.Bytes).Findings);
    }
}
