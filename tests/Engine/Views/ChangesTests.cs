using Tabletop.Engine.Views;

namespace Tabletop.Engine.Tests.Views;

public class ChangesTests
{
    private static readonly QuestionItem One = new("one", "One?");
    private static readonly QuestionItem Two = new("two", "Two?");

    [Fact]
    public void Equal_views_have_no_changes() => Assert.Empty(Changes.Between(Of(One, Two), Of(One, Two)));

    [Fact]
    public void A_new_item_is_added() => Assert.Equal([(ChangeKind.Add, "questions", "two")], Told(Of(One), Of(One, Two)));

    [Fact]
    public void A_changed_item_is_set() => Assert.Equal([(ChangeKind.Set, "questions", "one")], Told(Of(One), Of(One with { Text = "Really?" })));

    [Fact]
    public void A_missing_item_is_removed_and_has_no_content()
    {
        var change = Assert.Single(Changes.Between(Of(One, Two), Of(Two)));
        Assert.Equal((ChangeKind.Remove, "one", null), (change.Op, change.Id, change.Item));
    }

    [Fact]
    public void Every_collection_of_a_view_is_compared() => Assert.Equal(
        typeof(View).GetProperties().Where(p => p.PropertyType.IsGenericType).Select(p => p.Name.ToLowerInvariant()).Order(StringComparer.Ordinal),
        Changes.Names.Order(StringComparer.Ordinal));

    private static View Of(params QuestionItem[] questions) => new() { Questions = [.. questions] };

    private static IEnumerable<(ChangeKind, string, string)> Told(View before, View after) => Changes.Between(before, after).Select(c => (c.Op, c.In, c.Id));
}
