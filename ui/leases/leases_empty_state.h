// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace proxydeck {

class ExtractButton;

/// Shown in an empty table: the first step to take, or a note that a filter hides all leases.
class LeasesEmptyState final : public QFrame
{
    Q_OBJECT

public:
    enum class Reason : quint8 {
        NoKeys,   ///< there is no key, so nothing can be extracted yet
        NoLeases, ///< there is a key, but nothing was extracted
        Filtered, ///< there are leases, but the filter hides all of them
    };

    explicit LeasesEmptyState(QWidget *parent = nullptr);

    void setReason(Reason reason);
    Reason reason() const { return m_reason; }
    void setDemo(bool demo);

Q_SIGNALS:
    void addKeyRequested();
    void demoRequested();
    void extractRequested();
    void extractAndCopyRequested();
    void clearFilterRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void widenButtons();

    Reason m_reason = Reason::NoKeys;
    bool m_demo = false;
    QLabel *m_title;
    QLabel *m_text;
    ExtractButton *m_extract;
    ExtractButton *m_extractAndCopy;
    QPushButton *m_addKey;
    QPushButton *m_tryDemo;
    QPushButton *m_clearFilter;
};

} // namespace proxydeck
