using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Sessions;

public sealed class SessionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-test-").FullName;
    private readonly List<Exception> _faults = [];
    private ThreadScheduler _scheduler;
    private SqliteFile _file;

    public SessionsTests() => (_scheduler, _file) = Open();

    private SessionBook Book => new(_file, new FakeTimeProvider());

    [Fact]
    public void A_session_holds_any_number_of_memberships_and_outlives_a_restart()
    {
        var id = Book.Open();
        id = Book.Renew(id, new("e", "p", MemberKind.Participant));
        id = Book.Renew(id, new("f", "q", MemberKind.Staff), mayCreate: true);
        Restart();

        var session = Book.Find(id)!;
        Assert.True(session.MayCreate);
        Assert.Equal([new("e", "p", MemberKind.Participant), new("f", "q", MemberKind.Staff)], session.Memberships);
    }

    [Fact]
    public void A_session_that_gains_something_gets_a_new_id_and_the_old_one_ends()
    {
        var old = Book.Open();
        var renewed = Book.Renew(old, new("e", "p", MemberKind.Participant));
        Assert.Null(Book.Find(old));
        Assert.NotEqual(old, renewed);
        Assert.True(renewed.Length >= 43, "256 bits.");
    }

    [Fact]
    public void A_removed_person_loses_the_exercise_in_every_session()
    {
        var one = Book.Renew(Book.Open(), new("e", "p", MemberKind.Participant));
        var two = Book.Renew(Book.Renew(Book.Open(), new("e", "p", MemberKind.Participant)), new("f", "p", MemberKind.Staff));
        Book.Revoke("e", "p");
        Assert.Empty(Book.Find(one)!.Memberships);
        Assert.Single(Book.Find(two)!.Memberships);
        Book.Close(two);
        Assert.Null(Book.Find(two));
    }

    [Fact]
    public void A_session_that_is_not_used_for_thirty_days_has_ended()
    {
        var time = new FakeTimeProvider();
        var book = new SessionBook(_file, time);
        var used = book.Renew("", new("e", "p", MemberKind.Participant));
        var left = book.Renew("", new("e", "q", MemberKind.Participant), mayCreate: true);
        for (var day = 0; day < 40; day += 8)
        {
            time.PassUnnoticed(TimeSpan.FromDays(8));
            Assert.NotNull(book.Find(used));
            // The note is written behind the back of whoever asks; what is written after it comes after it.
            book.SetLanguages("p", "fr");
        }

        Assert.Null(book.Find(left));
        Assert.Equal(book.Find("unknown"), book.Find(left));
        Assert.Empty(book.Find(book.Renew(left))!.Memberships);
        Assert.False(book.Find(book.Renew(left))!.MayCreate);
    }

    [Fact]
    public void However_much_it_is_used_a_session_ends_ninety_days_after_it_last_gained_something_and_its_rows_go()
    {
        var time = new FakeTimeProvider();
        var book = new SessionBook(_file, time);
        var id = book.Renew("", new("e", "p", MemberKind.Participant), link: [1]);
        Use(days: 80);
        id = book.Renew(id, new("f", "q", MemberKind.Participant), link: [2]);
        Use(days: 89);
        Assert.Equal(2, book.Find(id)!.Memberships.Count);
        Use(days: 1);
        Assert.Null(book.Find(id));

        var next = book.Open();
        Assert.Equal((1, 0, 0, 0), _file.Read(s => (Count(s, "sessions"), Count(s, "memberships"), Count(s, "membership_links"), Count(s, "session_uses"))));
        Assert.NotNull(book.Find(next));

        void Use(int days)
        {
            for (var day = 0; day < days; day++)
            {
                book.Find(id);
                time.PassUnnoticed(TimeSpan.FromDays(1));
                book.SetLanguages("p", "fr");
            }
        }

        static long Count(Statements s, string table) => s.First($"SELECT count(*) FROM {table}", row => row.GetInt64(0));
    }

    [Fact]
    public void What_a_person_wants_to_read_outlives_a_restart_and_goes_with_the_person()
    {
        Assert.Null(Book.Languages("p"));
        Book.SetLanguages("p", "fr,en");
        Book.SetLanguages("q", "es");
        Book.SetLanguages("q", null);
        var id = Book.Renew(Book.Renew(Book.Open(), new("e", "p", MemberKind.Participant)), new("f", "p", MemberKind.Participant));
        Restart();

        Assert.Equal("fr,en", Book.Languages("p"));
        Assert.Null(Book.Languages("q"));
        Book.Revoke("e", "p");
        Assert.Equal("fr,en", Book.Languages("p"));
        Book.Revoke("f", "p");
        Assert.Null(Book.Languages("p"));
        Assert.NotNull(Book.Find(id));
    }

    [Fact]
    public void No_id_secret_or_code_of_a_link_lies_in_the_files()
    {
        var id = Book.Open();
        var secret = new ExerciseLinks(_file, new FakeTimeProvider()).Make("e", MemberKind.Board);
        Close();
        var bytes = Directory.GetFiles(_folder).SelectMany(File.ReadAllBytes).ToArray();
        Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(id)) < 0);
        Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0);
        (_scheduler, _file) = Open();
        var links = new ExerciseLinks(_file, new FakeTimeProvider());
        Assert.Equal("e", links.Find(secret)!.Exercise);
        Assert.Null(links.Find(secret + "x"));
    }

    [Fact]
    public void A_revoked_link_takes_what_it_gave_and_nothing_else()
    {
        var links = new ExerciseLinks(_file, new FakeTimeProvider());
        var (one, two) = (links.Find(links.Make("e", MemberKind.Staff))!.Link, links.Find(links.Make("e", MemberKind.Staff))!.Link);
        var byOne = Book.Renew(Book.Renew("", new("e", "p", MemberKind.Staff), link: one), new("f", "q", MemberKind.Participant));
        var byTwo = Book.Renew("", new("e", "r", MemberKind.Staff), link: two);
        // It was staff by another right before it opened the link, which therefore gave it nothing.
        var anyway = Book.Renew(Book.Renew("", new("e", "s", MemberKind.Staff)), new("e", "s", MemberKind.Staff), link: one);
        var moved = Book.Renew("", new("e", "t", MemberKind.Staff), link: one);
        Book.Relink(moved, new("e", "t", MemberKind.Staff), two);

        Assert.Equal([Convert.ToHexString(Secret.Hash(byOne))], links.Revoke("e", ExerciseLinks.Id(one)));

        Assert.Equal([new("f", "q", MemberKind.Participant)], Book.Find(byOne)!.Memberships);
        Assert.All(new[] { byTwo, anyway, moved }, id => Assert.Single(Book.Find(id)!.Memberships));
        Assert.Equal([(ExerciseLinks.Id(two), 2)], links.Of("e").Select(row => (row.Id, row.Sessions)));
        Assert.Empty(links.Of("f"));
    }

    [Fact]
    public void A_code_is_typed_as_people_type_and_stays_the_same()
    {
        var codes = new ExerciseCodes(_file);
        var code = codes.Of("e");
        Restart();
        codes = new(_file);
        Assert.Equal(code, codes.Of("e"));
        Assert.Equal(ExerciseCodes.Length, code.Length);
        Assert.All(code, c => Assert.Contains(c, ExerciseCodes.Alphabet));
        Assert.Equal("e", codes.Exercise($" {code[..4].ToLowerInvariant()}-{code[4..]} "));
        Assert.NotEqual(code, codes.Of("f"));
        Assert.Null(codes.Exercise("nonsense"));
        Assert.Null(codes.Exercise(code[1..]));
        codes.Close("e");
        Assert.Null(codes.Exercise(code));
    }

    [Fact]
    public void The_staff_key_is_the_owners_alone_and_stays_the_same()
    {
        var key = StaffKey.ReadOrMake(_folder);
        Assert.Equal(key.Value, StaffKey.ReadOrMake(_folder).Value);
        Assert.True(key.Is(key.Value));
        Assert.False(key.Is(key.Value + "x"));
        Assert.False(key.Is(""));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "staff-key")));
        }

        File.WriteAllText(Path.Combine(_folder, "staff-key"), "short");
        Assert.Throws<HostingProblem>(() => StaffKey.ReadOrMake(_folder));
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(_faults);
    }

    private (ThreadScheduler Scheduler, SqliteFile File) Open()
    {
        var scheduler = new ThreadScheduler(_faults.Add);
        return (scheduler, SqliteFile.Open(_folder, scheduler));
    }

    private void Close()
    {
        _scheduler.Dispose();
        _file.Dispose();
    }

    private void Restart()
    {
        Close();
        (_scheduler, _file) = Open();
    }
}
