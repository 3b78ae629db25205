// SPDX-License-Identifier: MIT
#include "ui/window/keepers_dock.h"

#include "keepers/keepers.h"
#include "ui/keys/keys_model.h"
#include "ui/keys/keys_panel.h"
#include "ui/wording/keeper_texts.h"

#include <QEvent>
#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

KeepersDock::KeepersDock(const KeepersPanel::Parts &parts, KeysPanel &keys, QWidget *parent)
    : TabbedDock(parent)
    , m_keepers(parts.keepers)
    , m_panel(new KeepersPanel(parts, this))
{
    setObjectName(u"keepersDock"_s);
    setWidget(m_panel);
    keys.setKept([keepers = &m_keepers](const QUuid &key) {
        if (!keepers->has(key))
            return KeptNote();
        const KeeperStatus status = keepers->status(key);
        const bool isStuck
            = status.state.phase == KeeperState::Phase::Stopped || status.state.phase == KeeperState::Phase::Unknown;
        return KeptNote{keeperWordText(status), keeperSentenceText(status), isStuck || status.isShort};
    });
    connect(&m_keepers, &Keepers::changed, &keys, &KeysPanel::keptChanged);
    connect(&m_keepers, &Keepers::changed, this, [this] {
        if (m_keepers.onCount() != m_on)
            showTitle();
    });
    connect(&m_keepers, &Keepers::keysChanged, this, &KeepersDock::showTitle);
    connect(&keys, &KeysPanel::keepRequested, this, [this](const QUuid &key) {
        bringToFront();
        m_panel->keep(key);
    });
    showTitle();
}

void KeepersDock::showTitle()
{
    m_on = m_keepers.onCount();
    //: title of a part of the window; %1 number of keys
    setWindowTitle(m_on > 0 ? tr("Keep filled (%1)").arg(QLocale().toString(m_on)) : tr("Keep filled"));
}

void KeepersDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showTitle();
    TabbedDock::changeEvent(event);
}

} // namespace proxydeck

#include "moc_keepers_dock.cpp"
