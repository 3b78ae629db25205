// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"
#include "ui/formats/format_editor_dialog.h"
#include "ui/formats/format_mark_text.h"
#include "ui/formats/format_wording.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTranslator>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// The dialog of copy formats: what it shows, use by keyboard only, and that typed text is not lost and secrets are not
/// shown.
class TestFormatEditor : public QObject
{
    Q_OBJECT

    std::unique_ptr<FormatBook> m_book;
    std::unique_ptr<FormatEditorDialog> m_dialog;
    FormatSamples m_samples;
    QList<bool> m_asked; ///< whether credentials were requested

    template<typename Widget>
    Widget *find(const char *name)
    {
        Widget *found = m_dialog->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QListView *list() { return find<QListView>("formatList"); }
    QPlainTextEdit *pattern() { return find<QPlainTextEdit>("formatTemplate"); }
    QLineEdit *name() { return find<QLineEdit>("formatName"); }
    QString preview() { return find<QPlainTextEdit>("formatPreviewText")->toPlainText(); }
    /// Empty while the note is hidden.
    QString note(const char *which)
    {
        const auto *note = find<QWidget>(which);
        return note->isVisible() ? note->findChildren<QLabel *>().constLast()->text() : QString();
    }
    bool problemless() { return note("formatTemplateProblem").isEmpty(); }
    QString current() { return list()->currentIndex().data().toString(); }
    void choose(const QString &id) { m_dialog->showFormat(id); }
    static OutgoingLease lease(const QString &host, const QString &user, const QString &password)
    {
        OutgoingLease made;
        made.lease.host = host;
        made.lease.port = 8080;
        made.lease.server = host + u":8080"_s;
        made.proxyUser = Secret(user);
        made.proxyPassword = Secret(password);
        return made;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        m_book = std::make_unique<FormatBook>();
        m_samples = madeUpSample();
        m_asked.clear();
        m_dialog = std::make_unique<FormatEditorDialog>(FormatEditorDialog::Parts{*m_book, [this](bool credentials) {
                                                                                      m_asked << credentials;
                                                                                      return m_samples;
                                                                                  }});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get(), 60'000));
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get(), 60'000));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_book.reset();
    }

    void isNotModalAndBeginsWithTheList()
    {
        QVERIFY(!m_dialog->isModal());
        QVERIFY(list()->hasFocus());
        QCOMPARE(list()->model()->rowCount(), 15);
        QCOMPARE(current(), u"host:port"_s);
        QVERIFY(name()->isReadOnly());
        QVERIFY(pattern()->isReadOnly());
        QVERIFY(!find<QComboBox>("formatQuoting")->isEnabled());
        QVERIFY(!find<QPushButton>("removeFormatButton")->isEnabled());
        QVERIFY(!find<QPushButton>("exportFormats")->isEnabled()); // there are no own formats yet
        QTRY_COMPARE(preview(), u"203.0.113.7:20001"_s);
    }

    void keysAloneMakeAFormat()
    {
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_book->rowCount(), 16);
        QVERIFY(m_book->isOwn(2));
        QVERIFY(name()->hasFocus());
        QTest::keyClicks(name(), u"My list"_s); // replaces the selected name
        QCOMPARE(m_book->at(2).name, u"My list"_s);
        QTest::keyClick(name(), Qt::Key_T, Qt::AltModifier);
        QVERIFY(pattern()->hasFocus());
        QTest::keyClick(pattern(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(pattern(), u"{user};{password};{server}"_s);
        QCOMPARE(m_book->at(2).pattern, u"{user};{password};{server}"_s);
        QVERIFY(m_book->at(2).credentials);
        QVERIFY(m_book->index(2).data(FormatBook::UsableRole).toBool());
        QTRY_COMPARE(preview(), u"user;p'w\"d$1;203.0.113.7:20001"_s);
        QVERIFY(note("formatCredentials").contains(u"contains user and password"_s));
    }

    void keysOrderAndHide()
    {
        QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_book->rowOf(u"hostport"), 2);
        QCOMPARE(current(), u"host:port"_s); // the selection follows
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_book->rowOf(u"hostport"), 1);
        QTest::keyClick(list(), Qt::Key_Space);
        QVERIFY(!m_book->isShown(1));
        QTest::mouseClick(find<QPushButton>("moveFormatUpButton"), Qt::LeftButton);
        QCOMPARE(m_book->rowOf(u"hostport"), 0);
        QVERIFY(!find<QPushButton>("moveFormatUpButton")->isEnabled());
        QVERIFY(!m_book->isShown(0));
    }

    void duplicatesABuiltInOneWithAllThatMakesIt()
    {
        choose(u"requests"_s);
        QTest::keyClick(list(), Qt::Key_D, Qt::ControlModifier);
        const int row = m_book->rowOf(u"requests") + 1;
        CopyFormat copy = m_book->at(row);
        QCOMPARE(copy.name, u"Python requests (copy)"_s);
        CopyFormat original = *findCopyFormat(u"requests");
        original.id = copy.id;
        original.label = nullptr;
        original.name = copy.name;
        QCOMPARE(copy, original);
        QCOMPARE(find<QLineEdit>("formatSeparator")->text(), u",\\n"_s);
        QVERIFY(find<QCheckBox>("formatAscii")->isChecked());
        QVERIFY(pattern()->isEnabled() && !pattern()->isReadOnly());
    }

    void deletesAndTakesItBack()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        const QString id = m_book->at(1).id;
        pattern()->setPlainText(u"{host}"_s);
        list()->setFocus();
        QVERIFY(!find<QPushButton>("undoRemoveFormatButton")->isVisible());
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(m_book->rowOf(id), -1);
        QCOMPARE(note("formatOutcome"), u"Deleted New format."_s);
        QVERIFY(find<QPushButton>("undoRemoveFormatButton")->isVisible());
        QTest::keyClick(list(), Qt::Key_Delete); // a built-in format is selected now: it stays
        QCOMPARE(m_book->rowCount(), 15);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_book->rowOf(id), 1);
        QCOMPARE(m_book->at(1).pattern, u"{host}"_s);
        QCOMPARE(list()->currentIndex().row(), 1);
        QVERIFY(!find<QPushButton>("undoRemoveFormatButton")->isVisible());
    }

    void errorsAreAtTheirFields_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("marked");
        QTest::newRow("unknown")
            << u"a {nonesuch} b"_s
            << u"{nonesuch} is not a placeholder (character 3). To write a brace as it is, double it: {{"_s
            << u"{nonesuch}"_s;
        QTest::newRow("unclosed") << u"{server} {ho"_s
                                  << u"The { at character 10 has no }. To write a brace as it is, double it: {{"_s
                                  << u"{"_s;
        QTest::newRow("stray") << u"a}"_s
                               << u"The } at character 2 closes nothing. To write a brace as it is, double it: }}"_s
                               << u"}"_s;
        QTest::newRow("condition")
            << u"{auth}"_s << u"{auth} has no value of its own (character 1); it can only stand after if: {if auth}"_s
            << u"{auth}"_s;
        QTest::newRow("end") << u"x{end}"_s << u"The {end} at character 2 belongs to no {if …}."_s << u"{end}"_s;
        QTest::newRow("else") << u"{else}"_s << u"The {else} at character 1 belongs to no {if …}."_s << u"{else}"_s;
        QTest::newRow("if") << u"\n{if user}"_s << u"The {if …} at character 2 has no {end}."_s << u"{if user}"_s;
        QTest::newRow("empty") << u" \n"_s << u"The template is empty."_s << QString();
        QTest::newRow("good") << u"{server}"_s << QString() << QString();
    }
    void errorsAreAtTheirFields()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        QFETCH(QString, pattern);
        this->pattern()->setPlainText(pattern);
        QTEST(note("formatTemplateProblem"), "problem");
        const auto marks = this->pattern()->extraSelections();
        QTEST(marks.isEmpty() ? QString() : marks.first().cursor.selectedText(), "marked");
        QCOMPARE(m_book->at(1).pattern, pattern); // an incomplete template is saved as well
        QCOMPARE(m_book->index(1).data(FormatBook::UsableRole).toBool(), note("formatTemplateProblem").isEmpty());
        QTRY_COMPARE(note("formatPreviewNote"), problemless() ? QString() : u"Nothing can be shown: see above."_s);
    }

    void namesAreWatched()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        name()->setText(u"  "_s);
        QCOMPARE(note("formatNameProblem"), u"A format needs a name. Until it has one it is called New format."_s);
        QCOMPARE(m_book->at(1).name, u"New format"_s);
        name()->setText(u"url"_s);
        QCOMPARE(note("formatNameProblem"), u"Another format has this name."_s);
        name()->setText(u"Other"_s);
        QCOMPARE(note("formatNameProblem"), QString());
        // The reverse: renamed in the list.
        QVERIFY(m_book->setData(m_book->index(1), u"From the list"_s, Qt::EditRole));
        QCOMPARE(name()->text(), u"From the list"_s);
    }

    void warnsOfValuesOutsideQuotes()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        pattern()->setPlainText(u"curl -U {user}:1"_s);
        auto *quoting = find<QComboBox>("formatQuoting");
        QCOMPARE(note("formatWarning"), QString());
        quoting->setCurrentIndex(quoting->findText(quotingName(Quoting::PosixShell)));
        QVERIFY2(note("formatWarning").contains(u"{user}"_s), qPrintable(note("formatWarning")));
        QCOMPARE(m_book->at(1).quoting, Quoting::PosixShell);
        pattern()->setPlainText(u"curl -U '{user}:1'"_s);
        QCOMPARE(note("formatWarning"), QString());
        pattern()->setPlainText(u"\u200D{server}"_s);
        QVERIFY2(note("formatWarning").contains(u"invisible characters"_s), qPrintable(note("formatWarning")));
        QTRY_COMPARE(preview(), u"‹U+200D›203.0.113.7:20001"_s);
        // What reverses or hides text is left off what is entered.
        pattern()->setPlainText(u"\u202E{server}"_s);
        QCOMPARE(note("formatWarning"), QString());
        QCOMPARE(m_book->at(1).pattern, u"{server}"_s);
        QTRY_COMPARE(preview(), u"203.0.113.7:20001"_s);
    }

    void warnsOfWhatAFileBrought()
    {
        CopyFormat format;
        format.name = u"From a file"_s;
        format.pattern = u"\u202E{server}"_s;
        const int row = m_book->insert(1, format);
        QCOMPARE(m_book->at(row).pattern, u"\u202E{server}"_s); // so it is copied
        choose(m_book->at(row).id);
        QVERIFY2(note("formatWarning").contains(u"invisible characters"_s), qPrintable(note("formatWarning")));
        QTRY_COMPARE(preview(), u"‹U+202E›203.0.113.7:20001"_s);
        // Another field: what is copied stays as it is, and so does the warning.
        name()->setText(u"Other"_s);
        QCOMPARE(m_book->at(row).pattern, u"\u202E{server}"_s);
        QVERIFY2(note("formatWarning").contains(u"invisible characters"_s), qPrintable(note("formatWarning")));
        QTest::keyClicks(pattern(), u" "_s);
        QCOMPARE(m_book->at(row).pattern, u" {server}"_s);
        QCOMPARE(note("formatWarning"), QString());
    }

    void placeholdersComeFromAMenu()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        pattern()->setPlainText(QString());
        QMenu *menu = find<QPushButton>("insertPlaceholder")->menu();
        for (const char *each : {"insert.host", "insert.port"})
            menu->findChild<QAction *>(QString::fromLatin1(each))->trigger();
        QCOMPARE(pattern()->toPlainText(), u"{host}{port}"_s);
        QVERIFY(pattern()->hasFocus());
        pattern()->selectAll();
        menu->findChild<QAction *>(u"insertIf.auth"_s)->trigger();
        QCOMPARE(pattern()->toPlainText(), u"{if auth}{host}{port}{end}"_s);
        QTest::keyClicks(pattern(), u"!"_s); // the cursor is inside
        QCOMPARE(m_book->at(1).pattern, u"{if auth}{host}{port}!{end}"_s);
        pattern()->undo();
        pattern()->undo();
        QCOMPARE(pattern()->toPlainText(), u"{host}{port}"_s);
        // Each placeholder can be inserted and gives no error.
        for (const PlaceholderInfo &info : placeholders()) {
            pattern()->setPlainText(QString());
            const QString word = QString::fromLatin1(info.name);
            auto *plain = menu->findChild<QAction *>(u"insert."_s + word);
            QCOMPARE(plain == nullptr, info.conditionOnly);
            menu->findChild<QAction *>(u"insertIf."_s + word)->trigger();
            if (plain)
                plain->trigger();
            QCOMPARE(note("formatTemplateProblem"), QString());
        }
    }

    void previewsTheSelectionMasked()
    {
        choose(u"url"_s);
        m_samples
            = {{lease(u"10.0.0.1"_s, u"TESTUSER"_s, u"TESTPASS01"_s), lease(u"10.0.0.2"_s, {}, {})}, false, false};
        m_dialog->samplesChanged();
        QTRY_COMPARE(preview(), u"http://xxxxxx:xxxxxxxx@10.0.0.1:8080\nhttp://10.0.0.2:8080"_s);
        QVERIFY(m_asked.constLast());
        auto *text = find<QPlainTextEdit>("formatPreviewText");
        QVERIFY(text->textInteractionFlags() & Qt::TextSelectableByKeyboard);
        auto *reveal = find<QCheckBox>("formatPreviewReveal");
        QVERIFY(!reveal->isChecked());
        reveal->click();
        QCOMPARE(preview(), u"http://TESTUSER:TESTPASS01@10.0.0.1:8080\nhttp://10.0.0.2:8080"_s);
        // Not to be copied from here: it would lack the hints for secrets.
        QCOMPARE(text->textInteractionFlags(), Qt::NoTextInteraction);
        m_dialog->hide();
        QVERIFY(!preview().contains(u"TESTPASS"_s));
        m_dialog->show();
        QVERIFY(!reveal->isChecked());
        QTRY_COMPARE(preview(), u"http://xxxxxx:xxxxxxxx@10.0.0.1:8080\nhttp://10.0.0.2:8080"_s);
        // A format without them asks for none.
        choose(u"hostport"_s);
        QTRY_COMPARE(preview(), u"10.0.0.1:8080\n10.0.0.2:8080"_s);
        QVERIFY(!m_asked.constLast());
        QVERIFY(!reveal->isEnabled());
    }

    void previewTellsWhatItCannotShow()
    {
        // Found out with the real password, though the mask could be written.
        choose(u"proxychains"_s);
        m_samples
            = {{lease(u"10.0.0.1"_s, u"TESTUSER"_s, u"two words"_s), lease(u"10.0.0.2"_s, u"TESTUSER"_s, u"one"_s)},
               false,
               true};
        m_dialog->samplesChanged();
        QTRY_COMPARE(preview(), u"http 10.0.0.2 8080 xxxxxx xxxxxxxx"_s);
        QVERIFY2(note("formatPreviewNote").startsWith(u"1 of the selected cannot be written in this format."_s),
                 qPrintable(note("formatPreviewNote")));
        QVERIFY(note("formatPreviewNote").contains(u"not available"_s));
        m_samples = madeUpSample();
        m_dialog->samplesChanged();
        QTRY_COMPARE(preview(), u"http 203.0.113.7 20001 user p'w\"d$1"_s);
        QVERIFY(find<QLabel>("formatPreviewTitle")->text().contains(u"made-up"_s));
        QVERIFY(!find<QCheckBox>("formatPreviewReveal")->isEnabled()); // nothing secret in it
    }

    void everyBuiltInFormatShowsTheMadeUpLease()
    {
        for (const CopyFormat &format : copyFormats()) {
            choose(format.id);
            QTRY_VERIFY2(preview().contains(u"203.0.113.7"_s), qPrintable(format.id));
        }
    }

    void passesFormatsOnAsFiles()
    {
        QTemporaryDir folder;
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        name()->setText(u"Mine"_s);
        const QString path = folder.filePath(u"out.json"_s);
        m_dialog->exportTo(path);
        QCOMPARE(note("formatOutcome"), u"Exported one format to %1"_s.arg(QDir::toNativeSeparators(path)));
        pattern()->setPlainText(u"{host}"_s); // another one now
        m_dialog->importFrom(path);
        QCOMPARE(note("formatOutcome"), u"One format imported; 1 renamed, as there was one of that name"_s);
        QCOMPARE(note("formatProblem"), QString());
        QCOMPARE(current(), u"Mine (2)"_s);
        QCOMPARE(pattern()->toPlainText(), u"{server}"_s);

        QFile garbage(folder.filePath(u"garbage.json"_s));
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        garbage.write("{\"program\":\"Other\"");
        garbage.close();
        m_dialog->importFrom(garbage.fileName());
        QCOMPARE(note("formatProblem"), u"This is not a file of copy formats. Nothing was changed."_s);
        QCOMPARE(m_book->ownCount(), 2);
        m_dialog->importFrom(folder.filePath(u"missing.json"_s));
        QVERIFY(note("formatProblem").startsWith(u"The file could not be read"_s));
        m_dialog->exportTo(folder.filePath(u"missing/x.json"_s));
        QVERIFY(note("formatProblem").startsWith(u"The file could not be written"_s));
    }

    void marksBetweenLeasesAreEditable()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        auto *separator = find<QLineEdit>("formatSeparator");
        QCOMPARE(separator->text(), u"\\n"_s);
        separator->setText(u" | "_s);
        QCOMPARE(m_book->at(1).separator, u" | "_s);
        find<QLineEdit>("formatOpening")->setText(u"[\\n\\t"_s);
        find<QLineEdit>("formatClosing")->setText(u"\\s\\\\n]"_s);
        QCOMPARE(m_book->at(1).opening, u"[\n\t"_s);
        QCOMPARE(m_book->at(1).closing, u" \\n]"_s);
        QTRY_COMPARE(preview(), u"[\n\t203.0.113.7:20001 \\n]"_s);
        for (const QString &mark : {u"\n"_s, u"\\n"_s, u"  "_s, u" a \t\\"_s, u"\\s"_s, u"x\\y"_s, QString()})
            QCOMPARE(markFromField(markToField(mark)), mark);
        QCOMPARE(markFromField(u"a\\"_s), u"a\\"_s);
    }

    void longMarksAreNotCut()
    {
        CopyFormat format;
        format.name = u"Rulers"_s;
        format.pattern = u"{server}"_s;
        format.opening = QString(FormatFile::longestMark, u'\n');
        format.separator = QString(FormatFile::longestMark, u'\t');
        format.closing = QString(FormatFile::longestMark, u' ');
        format.forbidden = QString(FormatFile::longestMark, u'\\');
        const int row = m_book->insert(0, format);
        format = m_book->at(row);
        choose(format.id);
        name()->setText(u"Renamed"_s); // the other fields keep their values
        format.name = u"Renamed"_s;
        QCOMPARE(m_book->at(row), format);

        // Too long: reported at that field, which keeps the typed text; all other fields are saved.
        const QList<std::pair<const char *, QString CopyFormat::*>> marks{{"formatOpening", &CopyFormat::opening},
                                                                          {"formatSeparator", &CopyFormat::separator},
                                                                          {"formatClosing", &CopyFormat::closing},
                                                                          {"formatForbidden", &CopyFormat::forbidden}};
        for (const auto &[object, mark] : marks) {
            auto *field = find<QLineEdit>(object);
            const QByteArray problem = QByteArray(object) + "Problem";
            QCOMPARE(note(problem.constData()), QString());
            const QString typed(FormatFile::longestMark + 1, u'x');
            field->setText(typed);
            QCOMPARE(note(problem.constData()), u"Too long (at most 200 characters)."_s);
            name()->setText(QString::fromLatin1(object));
            format.name = QString::fromLatin1(object);
            QCOMPARE(m_book->at(row), format);
            QCOMPARE(field->text(), typed);
            field->setText(u"\\n"_s.repeated(1'000)); // pasted and cut off, but still too long to be saved
            QVERIFY(!note(problem.constData()).isEmpty());
            QCOMPARE(m_book->at(row), format);
            field->setText(typed.chopped(1));
            QCOMPARE(note(problem.constData()), QString());
            format.*mark = typed.chopped(1);
            QCOMPARE(m_book->at(row), format);
        }
    }

    void aTemplateTooLongStaysWhereItWasTyped()
    {
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        pattern()->setPlainText(u"{host}"_s);
        const QString typed(FormatFile::longestTemplate + 1, u'x');
        pattern()->setPlainText(typed);
        QVERIFY(note("formatTemplateProblem").contains(u"too long"_s));
        const auto stays = [&] { return pattern()->toPlainText() == typed && m_book->at(1).pattern == u"{host}"_s; };
        QVERIFY(stays());
        QVERIFY(m_book->setData(m_book->index(1), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(stays());
        m_book->retranslate();
        QVERIFY(stays());
        QVERIFY(m_book->setData(m_book->index(1), u"From the list"_s, Qt::EditRole));
        QCOMPARE(name()->text(), u"From the list"_s);
        QVERIFY(stays());
        // Meanwhile the other fields are saved, with the previous template.
        name()->setText(u"Named"_s);
        find<QLineEdit>("formatSeparator")->setText(u";"_s);
        QCOMPARE(m_book->at(1).name, u"Named"_s);
        QCOMPARE(m_book->at(1).separator, u";"_s);
        QVERIFY(stays());
        QShowEvent shown; // spontaneous: the window had been minimised
        QSpontaneKeyEvent::setSpontaneous(&shown);
        qApp->notify(m_dialog.get(), &shown);
        QVERIFY(stays());
        pattern()->setPlainText(typed.chopped(1));
        QCOMPARE(m_book->at(1).pattern, typed.chopped(1));
        QVERIFY(problemless());
    }

    void theMadeUpLeaseIsInTheProgramsLanguage()
    {
        struct Chinese : QTranslator
        {
            QString translate(const char *, const char *source, const char *, int) const override
            {
                return qstrcmp(source, "Sample") == 0 ? u"示例"_s : QString();
            }
            bool isEmpty() const override { return false; }
        } chinese;
        QCOMPARE(madeUpSample().leases.at(0).origin.accountName, u"Sample"_s);
        QCoreApplication::installTranslator(&chinese);
        const QString translated = madeUpSample().leases.at(0).origin.accountName;
        QCoreApplication::removeTranslator(&chinese);
        QCOMPARE(translated, u"示例"_s);
    }

    void everythingHasAName()
    {
        for (const QWidget *each : m_dialog->findChildren<QWidget *>()) {
            if (each->focusPolicy() == Qt::NoFocus || !each->isVisible() || each->inherits("QScrollBar"))
                continue;
            const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(each));
            if (!access || each->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(!access->text(QAccessible::Name).isEmpty(),
                     qPrintable(each->objectName() + u' ' + QString::fromLatin1(each->metaObject()->className())));
        }
    }
};

QTEST_MAIN(TestFormatEditor)
#include "tst_format_editor.moc"
