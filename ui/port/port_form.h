// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_terms.h"
#include "ports/local_ports.h"
#include "ui/filter/filter_completer.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <utility>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace proxydeck {

class Clipboard;
class FieldInput;
class FilterEdit;
class LabelledRows;
class NoteLabel;
class NumberBox;
class PortAccess;

/// What is wanted of one local port. Says at once how many leases fit, and at its field what is wrong. Nothing takes
/// effect before whoever shows it takes terms().
class PortForm final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int countMs = 150; ///< so long after the last key the leases are counted

    struct Parts
    {
        Clipboard &clipboard;
        std::function<PortProblem(const PortTerms &)> problem;
        /// How many leases that live fit a filter in the words that are valid in every language.
        std::function<int(const QString &filter)> fitting;
        FilterCompleter::Values values = {};
        /// The keys that can be kept filled, with their names.
        std::function<QList<std::pair<QUuid, QString>>()> keepers = {};
    };
    explicit PortForm(const Parts &parts, QWidget *parent = nullptr);

    void setTerms(const PortTerms &terms);
    PortTerms terms() const;
    /// A password that was made and not set yet; empty: none.
    Secret password() const;
    /// Shows \a problem at its field and gives that the focus.
    void tell(PortProblem problem);
    /// Why terms() are not taken; empty: they are, as far as is known.
    QString problemText() const;
    void retranslate();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildChoice(LabelledRows &rows);
    void buildRest(LabelledRows &rows);
    void fillKeepers();
    void onEdited();
    void showProblem(PortProblem problem);
    void showDependent();
    void count();
    QWidget *fieldOf(PortProblem problem) const;

    Parts m_parts;
    PortTerms m_set;
    PortProblem m_problem = PortProblem::None;
    QTimer m_counting;

    QLineEdit *m_name;
    FieldInput *m_nameInput;
    QComboBox *m_address;
    FieldInput *m_addressInput;
    NumberBox *m_port;
    NoteLabel *m_addressNote;
    FilterEdit *m_filter;
    QString m_stored; ///< what is in m_filter, in the words of no language
    FilterCompleter *m_completer;
    QLabel *m_count;
    NoteLabel *m_filterNote;
    QCheckBox *m_exit;
    NumberBox *m_left;
    QComboBox *m_policy;
    NumberBox *m_every;
    QComboBox *m_sticky;
    QComboBox *m_sessionEnd;
    NumberBox *m_wait;
    QComboBox *m_keeper;
    NumberBox *m_tries;
    NumberBox *m_try;
    PortAccess *m_access;
    QCheckBox *m_private;
    QCheckBox *m_mail;
    NoteLabel *m_note;
    int m_everyCount = 10; ///< while the field is of minutes
    int m_everyMinutes = 5;

    QLabel *m_nameLabel = nullptr;
    QLabel *m_addressLabel = nullptr;
    QLabel *m_filterLabel = nullptr;
    QLabel *m_leftLabel = nullptr;
    QLabel *m_policyLabel = nullptr;
    QLabel *m_stickyLabel = nullptr;
    QLabel *m_sessionLabel = nullptr;
    QLabel *m_waitLabel = nullptr;
    QLabel *m_keeperLabel = nullptr;
    QLabel *m_triesLabel = nullptr;
    QLabel *m_accessLabel = nullptr;
    QLabel *m_targetsLabel = nullptr;
};

} // namespace proxydeck
