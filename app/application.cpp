// SPDX-License-Identifier: MIT
#include "application.h"

#include "accounts/account_book.h"
#include "base/private_files.h"
#include "core.h"
#include "desk/desk.h"
#include "formats/format_book.h"
#include "last_answers.h"
#include "ports/local_ports.h"
#include "preferences/preferences.h"
#include "program_windows.h"
#include "system/close_request.h"
#include "system/first_paint.h"
#include "system/single_instance.h"
#include "system/termination.h"
#include "ui/filter/filter_words.h"
#include "ui/formats/format_wording.h"
#include "ui/look/focus_visibility.h"
#include "ui/look/theme.h"
#include "ui/widgets/screen_follower.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"
#include "ui/wording/sentences.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Without a display nobody could close a message box.
bool hasScreen()
{
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen"_L1 && platform != "minimal"_L1;
}

/// The filter words of all languages: stored filters of local ports keep their meaning when the language changes.
/// English is always valid.
FilterVocabulary everyFilterWord()
{
    QTranslator chinese;
    if (!chinese.load(u":/i18n/proxydeck_zh_CN.qm"_s))
        return {};
    QCoreApplication::installTranslator(&chinese);
    FilterVocabulary words = filterVocabulary();
    QCoreApplication::removeTranslator(&chinese);
    return words;
}

} // namespace

/// In the order of construction.
struct Application::Private
{
    explicit Private(const Options &asked)
        : options(asked)
    {
    }

    Options options;
    Language language;
    Theme theme;
    FocusVisibility focusSight;
    ScreenFollower screens;
    std::unique_ptr<QTemporaryDir> demoFolder; ///< of a demo without a folder, and of a tour's record
    QString dataFolder;
    std::unique_ptr<SingleInstance> instance; ///< null in a demo without a folder
    bool settingsTold = false;
    std::unique_ptr<Core> core;
    std::unique_ptr<ProgramWindows> windows;
    std::unique_ptr<FirstPaint> firstPaint; ///< until then
    std::unique_ptr<Termination> termination;
    std::unique_ptr<LastAnswers> lastAnswers; ///< null until the system asks the program to end
    std::unique_ptr<CloseRequest> closeRequest;
    bool isAskedToClose = false; ///< the program may be asking the operator whether to end
    bool sessionEnds = false;    ///< set by the system, which may withdraw it
};

Application::Application(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options))
{
}

Application::~Application() = default;

MainWindow &Application::window() { return d->windows->window(); }

AccountBook &Application::accounts() { return d->core->accounts(); }

Desk &Application::desk() { return d->core->desk(); }

LeaseTable &Application::leases() { return d->core->leases(); }

Keepers &Application::keepers() { return d->core->keepers(); }
LocalPorts &Application::ports() { return d->core->ports(); }

LeaseView &Application::view() { return d->core->view(); }

Language &Application::language() { return d->language; }

Theme &Application::theme() { return d->theme; }

sim::Simulator *Application::simulator() { return d->core->simulator(); }

bool Application::start()
{
    const Options &options = d->options;
    const bool isTour = !options.tourDir.isEmpty();

    if (options.dataDir.isEmpty() && options.demo) {
        d->demoFolder = std::make_unique<QTemporaryDir>();
        d->dataFolder = d->demoFolder->path();
    } else {
        d->dataFolder = options.dataFolder();
    }
    makePrivateFolder(d->dataFolder);
    if (!d->demoFolder && !claimDataFolder())
        return false;

    Core::Parts parts;
    parts.dataFolder = d->dataFolder;
    parts.demo = options.demo;
    // A demo keeps nothing: its record is in a temporary folder, even if a data folder was given.
    parts.keepsRecord = !options.demo || d->demoFolder || isTour;
    if (options.demo && isTour) {
        if (!d->demoFolder)
            d->demoFolder = std::make_unique<QTemporaryDir>();
        parts.recordFolder = d->demoFolder->path();
    }
    parts.marksRun = d->instance != nullptr;
    parts.route = options.connectTo;
    parts.preferencesRead = [this](const Preferences &set) {
        const Options &asked = d->options;
        d->language.choose(!asked.language.isEmpty() ? asked.language : set.text(Preference::Language));
        d->theme.choose(!asked.theme.isEmpty() ? asked.theme : set.text(Preference::Theme));
    };
    parts.productWords = productWords;
    parts.modeWords = modeWords;
    parts.filterVocabulary = [words = everyFilterWord()] { return words; };
    d->core = std::make_unique<Core>(parts);
    if (!d->core->hasVendor()) {
        std::fputs("The demo's vendor could not listen on 127.0.0.1.\n", stderr);
        return false;
    }

    // A tour closes the windows that it opened; no operator could answer a question.
    d->windows = std::make_unique<ProgramWindows>(
        ProgramWindows::Parts{*d->core, d->language, d->theme, options.demo, !isTour});
    MainWindow &window = d->windows->window();
    connect(&window, &MainWindow::demoRequested, this, &Application::startDemoProcess);
    followSystem();
    window.restore();
    // What the first frame does not need comes after it.
    d->firstPaint = std::make_unique<FirstPaint>(window);
    connect(d->firstPaint.get(), &FirstPaint::painted, this, [this] {
        if (d->options.quitAfterFirstPaint)
            QCoreApplication::exit(); // not quit(): saving is not part of the measured time
        else
            startAfterFirstFrame();
    });
    window.show();
    // In one message: several would hide each other, and a read-only folder causes several problems.
    QStringList problems{d->instance ? d->instance->problem() : QString(), d->core->settingsProblem(),
                         settingsProblem(), d->core->accounts().loadProblem(),
                         formatProblemText(d->core->formats().problem())};
    problems.removeAll(QString());
    if (!problems.isEmpty())
        window.say(joinSentences(problems));
    connect(&d->language, &Language::changed, this, [this] {
        if (const QString problem = settingsProblem(); !problem.isEmpty())
            d->windows->window().say(problem);
    });

    // A tour types its keys.
    if (options.demo && !isTour && d->core->accounts().size() == 0)
        d->core->addDemoAccounts();
    return true;
}

void Application::startAfterFirstFrame()
{
    d->firstPaint->deleteLater();
    (void)d->firstPaint.release(); // it is the caller
    d->core->beginLog();
    d->windows->makeTray();
    d->closeRequest = std::make_unique<CloseRequest>();
    connect(d->closeRequest.get(), &CloseRequest::requested, this, [this] {
        if (std::exchange(d->isAskedToClose, true))
            return; // repeated while the operator is asked
        d->windows->closeForGood();
        d->isAskedToClose = false;
    });
    d->core->restore();
}

/// The system ends the program, at a shutdown or by a signal: no question can be asked, and the settings must be saved.
void Application::followSystem()
{
    d->termination = std::make_unique<Termination>();
    connect(d->termination.get(), &Termination::requested, this, [this] {
        window().save();
        d->core->endSpending();
        d->core->ports().shutDown(); // while answers are waited for
        d->lastAnswers = std::make_unique<LastAnswers>(desk());
        // Not quit(): that asks the windows, and one with a call under way would ask the operator.
        connect(d->lastAnswers.get(), &LastAnswers::over, this, [] { QCoreApplication::exit(0); });
        d->lastAnswers->await();
        if (desk().inFlight() > 0) {
            window().setEnabled(false); // a call started now would be cut off
            window().say(tr("The system ends ProxyDeck. Answers still waited for: %1").arg(desk().inFlight()));
        }
    });
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] {
        window().save();
        d->sessionEnds = true;
    });
    // At the end of the session Windows ends the process as soon as this slot returns, without destructors.
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] {
        if (!d->sessionEnds)
            return;
        window().quitWithoutAsking();
        d->core->endSpending(); // not before: until now the system could withdraw it
        d->core->ports().shutDown();
        LastAnswers(desk()).awaitHere();
        d->core->endRun();
    });
}

bool Application::claimDataFolder()
{
    d->instance = std::make_unique<SingleInstance>(d->dataFolder);
    SingleInstance::Standing standing = d->instance->claim();
    if (standing == SingleInstance::Standing::Elsewhere && askToTakeOver())
        standing = d->instance->takeOver();
    switch (standing) {
    case SingleInstance::Standing::First:
    case SingleInstance::Standing::Unlocked:
        connect(d->instance.get(), &SingleInstance::raiseRequested, this, [this] {
            if (d->windows) // else still starting: the window shows itself
                d->windows->raise();
        });
        return true;
    case SingleInstance::Standing::Second:
        m_exitCode = 0;
        return false;
    case SingleInstance::Standing::Elsewhere:
        std::fputs(qPrintable(d->instance->problem() + u'\n'),
                   stderr); // the operator was asked, or there is no display
        return false;
    case SingleInstance::Standing::Unanswered:
        break;
    }
    d->language.choose(d->options.language);
    const QString problem = d->instance->problem();
    std::fputs(qPrintable(problem + u'\n'), stderr);
    // If the program was started by a click, nobody sees printed text.
    if (hasScreen()) {
        QMessageBox box(QMessageBox::Warning, QApplication::applicationDisplayName(), problem, QMessageBox::Ok);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    }
    return false;
}

bool Application::askToTakeOver()
{
    d->language.choose(d->options.language);
    if (!hasScreen())
        return false;
    QMessageBox box(QMessageBox::Question, QApplication::applicationDisplayName(), d->instance->problem());
    box.setObjectName(u"takeOver"_s);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("Two programs that use one data folder at the same time can lose each other's records."));
    QPushButton *goOn = box.addButton(tr("It is not running there: use the folder"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == static_cast<QAbstractButton *>(goOn);
}

QString Application::settingsProblem()
{
    if (d->settingsTold)
        return {};
    QSettings &settings = d->core->settings();
    settings.sync();
    if (settings.status() != QSettings::AccessError && settings.isWritable())
        return {};
    d->settingsTold = true;
    return tr("Settings cannot be saved and will be lost when the program ends: %1.")
        .arg(QDir::toNativeSeparators(settings.fileName()));
}

void Application::startDemoProcess()
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(),
                            {u"--demo"_s, u"--language"_s, d->language.current()});
}

} // namespace proxydeck

#include "moc_application.cpp"
