// SPDX-License-Identifier: MIT
#include "panel_world.h"
#include "preferences/preferences.h"
#include "ui/tray/sounds.h"

#include <QSettings>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestSounds : public QObject
{
    Q_OBJECT

    static constexpr qint64 minute = 60'000;

private Q_SLOTS:
    void soundsOnlyAreMadeWhereWanted()
    {
        PanelWorld world;
        QSettings settings(world.folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        Preferences preferences(settings);
        int heard = 0;
        Sounds sounds(world.leases, preferences, [&heard] { ++heard; });
        const auto liveAndEnd = [&world] {
            world.add({world.lease(u"10.0.0.1"_s, 1, minute), world.lease(u"10.0.0.2"_s, 2, 2 * minute)});
            world.advance(minute + 1); // one of two
            world.advance(minute);
        };
        liveAndEnd();
        sounds.stockIsBack();
        QCOMPARE(heard, 0); // off at first

        preferences.set(Preference::SoundLastLease, true);
        sounds.stockIsBack();
        QCOMPARE(heard, 0);
        liveAndEnd();
        QCOMPARE(heard, 1); // once, with the last of them
        preferences.set(Preference::SoundLastLease, false);
        preferences.set(Preference::SoundStock, true);
        sounds.stockIsBack();
        QCOMPARE(heard, 2);
        liveAndEnd();
        QCOMPARE(heard, 2);
    }

    void whatIsRemovedHasNotEnded()
    {
        PanelWorld world;
        QSettings settings(world.folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        Preferences preferences(settings);
        preferences.set(Preference::SoundLastLease, true);
        int heard = 0;
        Sounds sounds(world.leases, preferences, [&heard] { ++heard; });
        world.add({world.lease(u"10.0.0.1"_s, 1, minute)});
        const RowId row = world.leases.rows().first();
        world.leases.remove({&row, 1});
        QCOMPARE(heard, 0);
        world.add({world.lease(u"10.0.0.1"_s, 1, -1)}); // was dead when it came
        QCOMPARE(heard, 0);
    }
};

QTEST_MAIN(TestSounds)
#include "tst_sounds.moc"
