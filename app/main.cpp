// SPDX-License-Identifier: MIT
#include "application.h"
#include "forget_secrets.h"
#include "options.h"
#include "system/command_line.h"
#include "system/descriptor_limit.h"
#include "system/single_instance.h"
#include "tour/tour.h"

#include "accounts/secret_stores.h"

#include <QApplication>

#include <cstdio>
#include <optional>

namespace {

int forgetSecretsAndSay(int argc, char *argv[], const proxydeck::Options &options)
{
    using namespace proxydeck;
    QCoreApplication qt(argc, argv);
    // A running program would write its keys again, or lose them without a word.
    SingleInstance instance(options.dataFolder());
    const auto standing = instance.claim();
    if (standing != SingleInstance::Standing::First && standing != SingleInstance::Standing::Unlocked) {
        const bool isElsewhere = standing == SingleInstance::Standing::Elsewhere;
        printOnConsole(isElsewhere
                           ? QStringLiteral("Another machine may be using this data folder; no key was removed.\n")
                           : QStringLiteral("ProxyDeck is running with this data folder. Quit it first; no key "
                                            "was removed.\n"),
                       stderr);
        return 1;
    }
    const auto store = makeSecretStore();
    forgetSecrets(options.dataFolder(), *store, [](int staying) {
        if (staying > 0)
            printOnConsole(
                QStringLiteral(
                    "Not removed from the keychain: %1 (entries, or a list of keys that could not be read).\n")
                    .arg(staying),
                stderr);
        QCoreApplication::exit(staying > 0 ? 1 : 0);
    });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace proxydeck;

    const auto options = Options::parse(commandLine(argc, argv));
    if (!options) {
        printOnConsole(options.error().text, options.error().exitCode == 0 ? stdout : stderr);
        return options.error().exitCode;
    }

    QApplication::setApplicationName(QStringLiteral("ProxyDeck"));
    QApplication::setApplicationVersion(QStringLiteral(PROXYDECK_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("ProxyDeck"));
    if (options->forgetSecrets)
        return forgetSecretsAndSay(argc, argv, *options);
    raiseDescriptorLimit();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication qt(argc, argv);
    QApplication::setQuitOnLastWindowClosed(true);

    Application application(*options);
    if (!application.start())
        return application.exitCode();
    std::optional<Tour> tour;
    if (!options->tourDir.isEmpty()) {
        tour.emplace(application, options->tourDir);
        tour->start();
    }
    return QApplication::exec();
}
